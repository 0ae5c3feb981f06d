/*
 * A line of a trajectory's CSV, split into cells. The columns are run, lr, iteration, the
 * parameters, the loss, and the slopes; where a run has another optimiser than plain descent, also
 * "optimizer" and the memory: a column for each number of each parameter.
 */
#ifndef GDPLOT_DESCENT_TRAJECTORY_ROW_H
#define GDPLOT_DESCENT_TRAJECTORY_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/trajectory.h"

enum { TRAJECTORY_MOST_COLUMNS = 3 + (2 + RULE_MEMORY_MAX) * PARAMETERS_MAX + 2 };

struct trajectory_row {
    const char *cell[TRAJECTORY_MOST_COLUMNS]; /* borrowed from the line; not terminated */
    size_t length[TRAJECTORY_MOST_COLUMNS];
    size_t count; /* of all cells in the line, even where there are too many to keep */
};

/* Splits a line at its commas; cells beyond TRAJECTORY_MOST_COLUMNS are only counted. */
void trajectory_row_split(struct trajectory_row *row, const char *line);

/* Whether a cell is exactly this number. */
bool trajectory_row_counts(const struct trajectory_row *row, size_t cell, size_t expected);

/* What the columns are. */
struct trajectory_columns {
    size_t parameters;
    bool optimizer; /* there is a column with the optimiser; then columns of memory may follow, */
    size_t memory;  /* so many a parameter */
};

/* The columns that the header names; false where it is not the header of a trajectory. */
bool trajectory_row_columns(const struct trajectory_row *header,
                            struct trajectory_columns *columns);

/* How many columns there are. */
size_t trajectory_columns_count(const struct trajectory_columns *columns);

/* The numbers of the columns with the loss, the optimiser, and number `m` of a parameter's memory.
 */
size_t trajectory_loss_column(size_t parameters);
size_t trajectory_optimizer_column(size_t parameters);
size_t trajectory_memory_column(size_t parameters, size_t m, size_t parameter);

#endif
