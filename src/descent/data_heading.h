/* The first record of a data file: it decides which columns are read, and may be their header. */
#ifndef GDPLOT_DESCENT_DATA_HEADING_H
#define GDPLOT_DESCENT_DATA_HEADING_H

#include "descent/data_dialect.h"
#include "descent/data_table.h"

/* What the first record was found to be, and what warnings need to know of it. */
struct data_heading {
    bool is_header;
    bool may_be_row; /* taken as a header since a cell is text, though a chosen cell is a number */
    bool foreign;    /* its names are not in UTF-8 */
    long line;       /* the number of its line */
    char *names;     /* "X,Y", of a header; owned; else NULL */
    char *word;      /* of may_be_row: the cell that is text; owned; else NULL */
};

/*
 * Reads up to the first record and sets the shape of the table by it, by the format and by the
 * `dialect`, which is decided while the blocks are read. Fills `heading`, to be released in any
 * case. Returns 0 or -1; errors are those of data_fold.
 */
int data_heading_read(struct data_table *table, struct blocks *blocks,
                      const struct data_format *format, const struct data_dialect *dialect,
                      struct data_heading *heading, struct err *err);

/* Warns of what may have been meant otherwise. */
void data_heading_warn(const struct data_heading *heading, const char *name, struct err *err);

void data_heading_release(struct data_heading *heading);

#endif
