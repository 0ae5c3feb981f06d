/*
 * A scale: what one axis covers, and how its ticks are chosen. Composers make scales; a panel's
 * axis, with its limits, its ticks and their text, is filled from one.
 *
 * Ticks are chosen for the length of the axis. A scale that several panels share, or whose limits
 * are told in a text, is settled: its limits and the step between its ticks are chosen once, for
 * `length`. One that is not settled is chosen anew for each axis.
 */
#ifndef GDPLOT_FIGURE_SCALE_H
#define GDPLOT_FIGURE_SCALE_H

#include "base/buf.h"
#include "figure/figure.h"
#include "figure/ticks.h"
#include "text/text.h"

enum scale_kind {
    SCALE_LINEAR,
    SCALE_WHOLE,       /* linear, with no tick between whole numbers */
    SCALE_DECADES,     /* logarithmic, from a power of ten to a power of ten */
    SCALE_LOGARITHMIC, /* logarithmic, from exactly `low` to exactly `high` */
};

/* What of an axis stays free at both ends, so that no curve touches the frame: 4 % of its length.
 */
enum scale_margin {
    MARGIN_DATA,   /* beyond what it covers; ticks outside of that may leave as much already */
    MARGIN_LIMITS, /* beyond its limits: of curves that go from one to the other */
    MARGIN_NONE,   /* nothing: of areas, which fill the panel, and of limits that were asked for */
};

struct scale {
    const char *name;  /* of the axis: its title without the unit; borrowed */
    const char *brief; /* a shorter one where that has no room along the axis; NULL: none */
    bool shortens;     /* the name came from outside: it is cut off where it has no room */
    enum scale_kind kind;
    bool upright;     /* of a vertical axis */
    double low, high; /* what it covers; both above 0 where it is logarithmic */
    bool exact;       /* a linear axis ends at just these numbers, else at the ticks beyond them */
    int room_below;   /* so many ticks more below `low`, where it is not exact */
    enum scale_margin margin;
    double length;    /* of the axis, about, in pixels: for settling and measuring */
    struct step step; /* of a settled linear scale; all 0: not settled */
    double least,
        greatest; /* of a settled linear scale: what it covered before it ended at ticks */
};

/* What the labels of an axis take. */
struct scale_labels {
    double width;  /* of the widest, in pixels */
    bool has_unit; /* they mean nothing without the unit in the axis title */
};

/* The nearest number that a limit may be: spans of axes must not overflow. */
double scale_bring_within(double limit);

/* Takes the limits that the user asked for, without a margin; those not above 0 make a logarithmic
 * scale linear. */
void scale_ask(struct scale *scale, double low, double high);

/* Settles a linear scale, also one that was settled before. */
void scale_settle(struct scale *scale);

/*
 * Gives an axis of this length in pixels its limits and its ticks, and takes the text of ticks that
 * would run into their neighbours. `unit` gets what is to follow the name in the title: " (× 10⁶)".
 */
void scale_fill(const struct scale *scale, struct fonts *fonts, struct axis *axis, double length,
                struct buf *unit);

/* The labels of an axis of about the scale's length, all of them shown. */
struct scale_labels scale_measure(const struct scale *scale, struct fonts *fonts);

/* The title of an axis of this length, which the unit belongs to; the caller frees it. */
char *scale_title(const struct scale *scale, struct fonts *fonts, const char *unit, double length);

#endif
