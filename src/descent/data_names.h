/*
 * The names of columns: as a header has them, and as --columns and recipes name two of them, "X,Y",
 * each in double quotes, as RFC 4180 has it, where it has a comma, quotes or outer blanks.
 */
#ifndef GDPLOT_DESCENT_DATA_NAMES_H
#define GDPLOT_DESCENT_DATA_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "descent/data_record.h"

/*
 * What a cell of a header names, owned by the caller: without its quotes, line breaks and tabs as a
 * space, and in UTF-8; of what is no UTF-8, it is set in `foreign` (or NULL) and each byte is taken
 * as Windows-1252, which has the characters of Latin-1 in their places.
 */
char *data_name(const struct data_cell *cell, bool *foreign);

struct data_pair {
    char *name[2]; /* owned */
    bool quoted[2];
};

/* Reads "X,Y"; false for what is not two names. To be released in any case. */
bool data_pair_read(struct data_pair *pair, const char *text);
void data_pair_release(struct data_pair *pair);

/* Appends the name, quoted where data_pair_read would not take it as it stands. */
void data_pair_add_name(struct buf *out, const char *name);

#endif
