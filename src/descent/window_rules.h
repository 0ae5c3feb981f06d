/* The rules by which descent/window.c judges: for descent/window*.c alone. */
#ifndef GDPLOT_DESCENT_WINDOW_RULES_H
#define GDPLOT_DESCENT_WINDOW_RULES_H

#include "descent/window.h"

/* Of a quadratic with a minimum, by distances from it; and of anything else, by its steps. */
struct verdict window_judge_distances(const struct window *window, const struct space *space,
                                      double reach);
struct verdict window_judge_steps(const struct window *window, const struct space *space,
                                  double reach);

/*
 * Of numbers above 0 the geometric mean of the ratios of each to the one before; and whether these
 * differ, so that it is no more than a mean.
 */
double window_ratio(const double *sizes, size_t count, bool *mean);

static inline const struct position *window_last(const struct window *window)
{
    return &window->position[window->count - 1];
}

#endif
