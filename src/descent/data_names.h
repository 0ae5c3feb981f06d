/*
 * The names of columns: in a header, and in lists "X,Y" as --columns and recipes have them. In a
 * list a name stands in double quotes (RFC 4180) if it has a comma, quotes or outer blanks.
 */
#ifndef GDPLOT_DESCENT_DATA_NAMES_H
#define GDPLOT_DESCENT_DATA_NAMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "descent/data_record.h"

struct data_format;

/*
 * The name in a cell of a header, owned by the caller: without quotes, in UTF-8, with a space for
 * line breaks and tabs. A name that is not UTF-8 is read as Windows-1252 (which includes Latin-1),
 * and sets *foreign to true (`foreign` may be NULL).
 */
char *data_name(const struct data_cell *cell, bool *foreign);

/* A list of names, in text such as X,Y. */
struct data_names {
    char **name;  /* owned, as are both arrays */
    bool *quoted; /* in the list */
    size_t count; /* at least 1 of what was read */
};

/* Reads "X,Y"; false where a quote is not closed. To be released in any case. */
bool data_names_read(struct data_names *names, const char *text);
void data_names_release(struct data_names *names);

/*
 * Reads the columns that a format names. Errors: STATUS_USAGE where they are not two, nor more
 * where it may name more; STATUS_LIMIT. To be released in any case.
 */
int data_names_choose(struct data_names *names, const struct data_format *format, struct err *err);

/*
 * Appends a name to a list, the first where that is empty: quoted where data_names_read would not
 * take it as it stands.
 */
void data_names_add(struct buf *list, const char *name);

#endif
