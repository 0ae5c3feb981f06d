/*
 * Axes: round limits, ticks, and one rule for the text of all ticks of an axis.
 *
 * A step is 1, 2, 2.5 or 5 times a power of ten, and every tick is a whole multiple of it, made
 * from its decimal text, so that it is the double nearest to what its label says.
 */
#ifndef GDPLOT_FIGURE_TICKS_H
#define GDPLOT_FIGURE_TICKS_H

#include "base/buf.h"
#include "figure/figure.h"

/* From here on whole numbers are shown in units of a power of ten. */
#define TICKS_LARGEST_PLAIN 1e6

struct step {
    int tenths;   /* 10, 20, 25 or 50: ten times the leading figure */
    int exponent; /* the step is tenths·10^exponent */
};

/* The smallest step that crosses low..high (low < high) in at most `intervals` intervals. */
struct step ticks_step(double low, double high, int intervals);

double ticks_size(struct step step);

/* How many multiples of the step there are in low..high. */
long long ticks_count(struct step step, double low, double high);

/* Moves the limits outward to multiples of the step. */
void ticks_outward(struct step step, double *low, double *high);

/*
 * Widens limits that are equal or lie closer together than doubles around them can tell apart
 * (relative 1e-10); 0..0, and what is not finite, become −1..1.
 */
void ticks_widen(double *low, double *high);

/*
 * The roundest number that labels between low and high (low < high) can count from: the multiple of
 * the highest power of ten that lies between them, or no more than five times their distance below.
 */
double ticks_round_offset(double low, double high);

/* Appends " − 10⁶", what labels that count from this number leave to a title; nothing for 0. */
void ticks_add_offset(struct buf *title, double offset);

/*
 * Sets the limits of the axis and its ticks within them, with their text. Numbers that need many
 * digits are shown in units of a power of ten, or from an offset on; `title` gets what the reader
 * must be told then: " (× 10¹²)" or " − 1.5 × 10⁶".
 */
void ticks_fill(struct axis *axis, double low, double high, struct step step, struct buf *title);

/* The same with at most `intervals` intervals, and none between whole numbers. */
struct step ticks_whole_step(double low, double high, int intervals);

/*
 * A logarithmic axis that covers low..high (0 < low ≤ high) from a power of ten to a power of ten,
 * a tick every 1, 2, 5, 10, 20, … decades counted from 10⁰, in at most `intervals` intervals. Where
 * a tick is near an end, the axis ends on it; there are two ticks or more.
 */
void ticks_fill_logarithmic(struct axis *axis, double low, double high, int intervals);

/*
 * A logarithmic axis of exactly low..high (0 < low < high): ticks at the powers of ten, or where
 * there are fewer than three at their doubles and fives, too, or as a linear axis of at most
 * `intervals` intervals has them; `title` as of ticks_fill. Powers and multiples are numbers as
 * people write them.
 */
void ticks_fill_within(struct axis *axis, double low, double high, int intervals,
                       struct buf *title);

#endif
