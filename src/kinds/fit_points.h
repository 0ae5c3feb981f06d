/* The rows of data as a fit shows them: points, of many rows dots, and of very many their density.
 */
#ifndef GDPLOT_KINDS_FIT_POINTS_H
#define GDPLOT_KINDS_FIT_POINTS_H

#include <stdbool.h>

#include "descent/data.h"
#include "figure/page.h"
#include "kinds/fit_lines.h"

/* Adds what stands for data in the legend of a page. */
void fit_points_add_legend(const struct data_points *points, struct page *page);

/* Adds them to a panel. */
void fit_points_add(const struct data_points *points, struct panel *panel);

/* "100 points", "1000 points as dots", "100000 points as a density". */
void fit_points_describe(const struct data_points *points, struct buf *out);

/* Widens the hull to these values. */
void fit_points_cover(struct interval *hull, const double *values, size_t count);

/* Whether they are few enough for a line from each. */
bool fit_points_are_few(const struct data_points *points);

/* Adds the errors of a line, upright from each point to it; its role is theirs. */
void fit_points_add_errors(const struct data_points *points, const struct fit_line *line,
                           struct panel *panel);

#endif
