/* The first record of a data file: which columns are meant, and whether it is their header. */
#ifndef GDPLOT_DESCENT_DATA_HEADING_H
#define GDPLOT_DESCENT_DATA_HEADING_H

#include "descent/data_dialect.h"
#include "descent/data_table.h"

/* What the first record is found to be, and what there is to be said of it, in the end. */
struct data_heading {
    bool is_header;
    bool may_be_row; /* a header for a cell that is no number, beside numbers */
    bool foreign;    /* its names are not in UTF-8 */
    long line;       /* its number */
    char *names;     /* "X,Y", where it is a header; owned by the caller */
    char *word;      /* the cell for which it may be no row; owned by the caller */
};

/*
 * Finds the first record, and the shape in it and in the `dialect`, which the blocks decide as they
 * are read. Fills `heading`, to be released in any case: 0 or -1. The errors are those of
 * data_read.
 */
int data_heading_read(struct data_table *table, struct blocks *blocks,
                      const struct data_format *format, const struct data_dialect *dialect,
                      struct data_heading *heading, struct err *err);

/* Warns of what may have been meant otherwise. */
void data_heading_warn(const struct data_heading *heading, const char *name, struct err *err);

void data_heading_release(struct data_heading *heading);

#endif
