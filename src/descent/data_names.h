/*
 * The names of columns: in a header, and in pairs "X,Y" as --columns and recipes have them. In a
 * pair a name stands in double quotes (RFC 4180) if it has a comma, quotes or outer blanks.
 */
#ifndef GDPLOT_DESCENT_DATA_NAMES_H
#define GDPLOT_DESCENT_DATA_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "descent/data_record.h"

/*
 * The name in a cell of a header, owned by the caller: without quotes, in UTF-8, with a space for
 * line breaks and tabs. A name that is not UTF-8 is read as Windows-1252 (which includes Latin-1),
 * and sets *foreign to true (`foreign` may be NULL).
 */
char *data_name(const struct data_cell *cell, bool *foreign);

struct data_pair {
    char *name[2]; /* owned */
    bool quoted[2];
};

/* Reads "X,Y"; false where the text is not two names. To be released in any case. */
bool data_pair_read(struct data_pair *pair, const char *text);
void data_pair_release(struct data_pair *pair);

/* Appends the name, quoted where data_pair_read would not take it as it stands. */
void data_pair_add_name(struct buf *out, const char *name);

#endif
