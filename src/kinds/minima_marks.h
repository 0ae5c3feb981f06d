/* The minima in a view: their marks, and the words for them. */
#ifndef GDPLOT_KINDS_MINIMA_MARKS_H
#define GDPLOT_KINDS_MINIMA_MARKS_H

#include "kinds/view.h"

/*
 * "minimum", "local minimum" where a lower loss is about; of a slice, which knows nothing of
 * what lies beside it, "lowest of the slice" and "low of the slice".
 */
const char *minima_word(const struct view *view, const struct minimum *minimum);

/* Whether it lies in the panel, on the curve or on the plane of two parameters. */
bool minima_in_panel(const struct view *view, const struct panel *panel,
                     const struct minimum *minimum);

/* A + for each that lies in the panel. */
void minima_add_marks(const struct view *view, struct panel *panel);

/* Whether the caption is about the minima, where nothing is said of runs or data. */
bool minima_are_summed_up(const struct view *view);

/* What a curve or a plane without states has: "its minimum: x = 0, f(x) = 0", "3 minima in view,
 * lowest at …", or "none lower than at …" where several are lowest, "more than 32 minima in view,
 * one at …" or "no minimum found". */
void minima_sum_up(const struct view *view, struct buf *out);

/* Appends " Also in view: …." of all minima but one: with `first` the first, of which " Minimum at
 * x = 0, f(x) = 0." is appended before; without it the lowest, which minima_sum_up has told. */
void minima_describe(const struct view *view, bool first, struct buf *out);

#endif
