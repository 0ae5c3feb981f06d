/* The lines of a fit: the model at some states, and an arrow for each that the panel does not show.
 */
#ifndef GDPLOT_KINDS_FIT_LINES_H
#define GDPLOT_KINDS_FIT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "figure/figure.h"

/* ŷ = w·x + b at a state. */
struct fit_line {
    size_t state;
    double w, b;
    enum role role;
};

/* Whether it can be drawn anywhere. */
bool fit_line_is_finite(const struct fit_line *line);

/* Appends "ŷ = 1.081·x + 13.17". */
void fit_line_add_words(const struct fit_line *line, struct buf *out);

/*
 * Adds the lines to a panel. One that passes above all of it, or below, is an arrow at that edge,
 * with its state and its words beside it where there is a place.
 */
void fit_lines_add(struct panel *panel, struct fonts *fonts, const struct fit_line *lines,
                   size_t count);

#endif
