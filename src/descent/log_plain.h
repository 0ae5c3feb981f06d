/*
 * Plain rows of a delimited log: cells that are numbers or blank, as those of most rows of most
 * logs are. They are read many at once, and by several threads; any other line ends them, and is
 * the caller's to read. For descent/log_delimited.c alone.
 */
#ifndef GDPLOT_DESCENT_LOG_PLAIN_H
#define GDPLOT_DESCENT_LOG_PLAIN_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/log_places.h"
#include "descent/log_rows.h"

/* Zeroed, it is valid, and no row is plain. */
struct log_shape {
    char separator;
    long *slots;     /* owned; of each cell: which value of the row it is, or what it may be */
    size_t cells;    /* of a row */
    size_t *columns; /* owned; of each value; the counters are the first */
    size_t width, counters;
    bool usable;
    size_t changes; /* those of the rows that it was made for */
};

/*
 * Makes the shape of rows whose cells have these places; not usable where cells are split by
 * blanks, belong to runs, or where it is not decided yet which metrics are kept.
 */
void log_shape_make(struct log_shape *shape, char separator, const struct log_places *places,
                    const struct log_rows *rows);

void log_shape_release(struct log_shape *shape);

/* What was read. Zeroed, it is valid and has no row. */
struct log_plain {
    double *values; /* owned; as struct log_batch has them */
    size_t capacity;
    size_t rows;   /* with a metric; others are forgotten */
    long lines;    /* all of them */
    size_t length; /* bytes of text, with line ends */
};

/* Reads the rows at `text` up to the first line that is not plain. */
void log_plain_read(struct log_plain *plain, const struct log_shape *shape, const char *text,
                    size_t length);

void log_plain_release(struct log_plain *plain);

#endif
