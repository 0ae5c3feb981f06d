/*
 * Numbers as figures show them: with as few digits as can be read at a glance, and as many as tell
 * them apart.
 */
#ifndef GDPLOT_KINDS_DISPLAY_H
#define GDPLOT_KINDS_DISPLAY_H

#include "base/buf.h"
#include "descent/objective.h"
#include "descent/trajectory.h"

enum {
    DISPLAY_DIGITS = 4,
    DISPLAY_FEW_DIGITS = 3, /* where space is short */
    DISPLAY_MINIMUM_DIGITS = 5,
    DISPLAY_MOST_DIGITS =
        12, /* of states that would read the same with fewer; there are never more */
};

/* The name of parameter number `i`, and that of the loss, as figures show them: "x" and "f(x)" with
 * italic letters (base/italic.h). */
const char *display_name(const struct objective *objective, size_t i);
const char *display_loss_name(const struct objective *objective);

/* A number to DISPLAY_DIGITS digits. */
void display_number(struct buf *out, double value);

/* "from −1 to 4", to as many digits as tell both ends. */
void display_interval(struct buf *out, double low, double high);

/* "w = 1.081, b = 13.17": the first `count` of them, to so many digits, names
 * in italics. */
void display_parameters(struct buf *out, const char *const names[PARAMETERS_MAX],
                        const double values[PARAMETERS_MAX], size_t count, int digits);

/* The same for the start of runs: as it was typed, if that takes ten digits at most. */
void display_start(struct buf *out, const char *const names[PARAMETERS_MAX],
                   const double values[PARAMETERS_MAX], size_t count);

/* A learning rate to so many digits, or as it was typed, if that takes six at most. */
void display_rate(struct buf *out, double lr, int digits);

/* To how many digits the numbers of a state are told. */
struct display_digits {
    int parameter, loss, slope;
};

/* `least`, or more where one of its neighbours, unless NULL, would read the same. */
struct display_digits display_digits_of_state(const struct state *state, const struct state *before,
                                              const struct state *after, int least);

/* The larger numbers of digits of both. */
struct display_digits display_digits_of_both(const struct display_digits *a,
                                             const struct display_digits *b);

/* "(7, 49)" */
void display_point(struct buf *out, const struct state *state, const struct display_digits *digits);

#endif
