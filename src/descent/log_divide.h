/* The rows of a log's tables as runs: where they begin, and where they were resumed. For
 * descent/log_runs.c alone. */
#ifndef GDPLOT_DESCENT_LOG_DIVIDE_H
#define GDPLOT_DESCENT_LOG_DIVIDE_H

#include "descent/log.h"

/* Rows of one table that belong to one run. */
struct log_segment {
    size_t table, first, end;
    size_t begin, last; /* the first and the last of them among the rows of all tables */
    struct log_piece *pieces;
    size_t count, capacity;
    size_t run;                       /* of the source */
    const struct log_segment *before; /* of the same run; NULL of its first */
};

/* A run of the source, as far as segments have been given to it. */
struct log_group {
    const struct log_segment *segment; /* the first of them */
    const struct log_segment *latest;  /* given, the end of a list: one a table at most */
    size_t last;                       /* row of all of them */
    double step;                       /* of the segment before */
};

struct log_division {
    const struct log_rows *rows;
    struct log_segment *segments;
    size_t count, capacity;
    struct log_group *groups;
    size_t group_count, group_capacity;
};

/*
 * Divides all tables of `division->rows`; segments and groups are the caller's to free, and the
 * pieces of each segment. Errors: STATUS_LIMIT where steps fall back thousands of times.
 */
int log_divide(struct log_division *division, struct err *err);

/* The value of a row, blank past the last. */
double log_cell_at(const struct log_cells *cells, size_t row);

/* The table's counter that is wanted first, or NULL. */
const struct log_cells *log_counter_of(const struct log_rows *rows, const struct log_table *table);

/* Whether all of its rows count the same. */
bool log_counts_nothing(const struct log_cells *cells, size_t rows);

/* The table that a segment's rows stand in. */
const struct log_table *log_table_of(const struct log_division *division,
                                     const struct log_segment *segment);

/* Whether two rows say that they are of the same run; NULL: they say nothing. */
bool log_is_same_id(const char *a, const char *b);

#endif
