/*
 * A line of a trajectory's CSV, split into cells. The columns are run, lr, iteration, the
 * parameters, the loss, and the slopes.
 */
#ifndef GDPLOT_DESCENT_TRAJECTORY_ROW_H
#define GDPLOT_DESCENT_TRAJECTORY_ROW_H

#include <stdbool.h>
#include <stddef.h>

#include "descent/objective.h"

enum { TRAJECTORY_MOST_COLUMNS = 3 + 2 * PARAMETERS_MAX + 1 };

struct trajectory_row {
    const char *cell[TRAJECTORY_MOST_COLUMNS]; /* borrowed from the line; not terminated */
    size_t length[TRAJECTORY_MOST_COLUMNS];
    size_t count; /* of all cells in the line, even where there are too many to keep */
};

/* Splits a line at its commas; cells beyond TRAJECTORY_MOST_COLUMNS are only counted. */
void trajectory_row_split(struct trajectory_row *row, const char *line);

/* Whether a cell is exactly this number. */
bool trajectory_row_counts(const struct trajectory_row *row, size_t cell, size_t expected);

/* How many parameters the header names; 0 where it is not the header of a trajectory. */
size_t trajectory_row_parameters(const struct trajectory_row *header);

/* The number of the column with the loss, and how many columns there are. */
size_t trajectory_loss_column(size_t parameters);
size_t trajectory_columns(size_t parameters);

#endif
