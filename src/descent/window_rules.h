/* The rules by which descent/window.c judges: for descent/window*.c alone. */
#ifndef GDPLOT_DESCENT_WINDOW_RULES_H
#define GDPLOT_DESCENT_WINDOW_RULES_H

#include "descent/window.h"

/*
 * Judge a window: of a quadratic with a minimum by distances from that, of anything else by the
 * steps.
 */
struct verdict window_judge_distances(const struct window *window, const struct space *space,
                                      double reach);
struct verdict window_judge_steps(const struct window *window, const struct space *space,
                                  double reach);

/*
 * The geometric mean of the ratios of each number to the one before; all are above 0. Sets `mean`
 * to whether these ratios differ, by more than 1 %.
 */
double window_ratio(const double *sizes, size_t count, bool *mean);

static inline const struct position *window_last(const struct window *window)
{
    return &window->position[window->count - 1];
}

#endif
