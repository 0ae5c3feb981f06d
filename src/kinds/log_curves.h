/* The curves of logs: a series as a line, what was replaced of it, and what is no number. */
#ifndef GDPLOT_KINDS_LOG_CURVES_H
#define GDPLOT_KINDS_LOG_CURVES_H

#include "descent/log.h"
#include "descent/log_smooth.h"
#include "figure/figure.h"
#include "kinds/loss_hull.h"
#include "request/spec.h"

/* The points of a series that stand, joined over blanks; a nan or inf among them breaks the line.
 */
struct log_points {
    const double *x, *y;
    size_t count;
    bool wanders; /* x falls, too */
    double *own;  /* both of them, where they are not the log's; owned; NULL */
};

struct log_points log_points_of(const struct log_series *series);
void log_points_release(struct log_points *points);

/* How a series is drawn. */
struct log_curve {
    const struct log_series *series;
    enum role role; /* of the line */
    enum role run;  /* of its run */
    const struct log_smooth *smooth;
    bool marked; /* a marker at each point */
    bool bare;   /* the line alone, for context */
};

enum { LOG_GAPS_NAMED = 4 };

/* Where stretches of values are not finite, the first of them: the place of the triangle that
 * stands for it, and how many values it has. */
struct log_gaps {
    struct log_gap {
        double x, y;
        size_t values;
    } at[LOG_GAPS_NAMED];
    size_t count; /* of all of them */
};

/*
 * Adds the line; the values themselves, pale, where it is smoothed; what was replaced, pale; and a
 * triangle for each stretch of values that are not finite, at the last one before.
 */
struct log_gaps log_curve_add(const struct log_curve *curve, struct panel *panel);

/* Whether the metric is of data that are not trained on: val_loss, eval/loss, Test Acc. */
bool log_is_validation(const char *metric);

#endif
