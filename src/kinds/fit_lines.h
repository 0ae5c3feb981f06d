/* The lines of a fit: the model at some states, and an arrow for each that the panel does not show.
 */
#ifndef GDPLOT_KINDS_FIT_LINES_H
#define GDPLOT_KINDS_FIT_LINES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "figure/figure.h"
#include "study/study.h"

/* ŷ = w·x + b at a state. */
struct fit_line {
    size_t state;
    double w, b;
    enum role role;
};

enum { FIT_MOST_LINES = THEME_RUNS };

/* Each has a role of its own. */
struct fit_lines {
    struct fit_line at[FIT_MOST_LINES];
    size_t count;
    bool walks;              /* up to a state: of the lines, those up to there are drawn, */
    struct fit_line current; /* and the line at that state */
};

/*
 * The lines at the states asked for, or at five from the first to the last, of a study of one run.
 * Errors: STATUS_LIMIT for too many, STATUS_USAGE for a state that is not there.
 */
int fit_lines_choose(struct fit_lines *lines, const struct study *study, struct err *err);

/* The line at state k. */
struct fit_line fit_line_at(const struct study *study, size_t k);

/* Whether it can be drawn anywhere. */
bool fit_line_is_finite(const struct fit_line *line);

/* Appends "ŷ = 1.081·x + 13.17". */
void fit_line_add_equation(const struct fit_line *line, struct buf *out);

/*
 * Adds the lines to a panel. One that passes above all of it, or below, is an arrow at that edge,
 * with its state and its words beside it where there is a place. So has the line of a walk, with
 * the mean of the squares of its errors, unless that is nan.
 */
void fit_lines_add(const struct fit_lines *lines, struct panel *panel, struct fonts *fonts,
                   double mean_square);

#endif
