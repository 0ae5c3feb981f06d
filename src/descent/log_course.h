/*
 * What the course of a series comes to: which way is better, what was best, and whether it got
 * worse from there on.
 */
#ifndef GDPLOT_DESCENT_LOG_COURSE_H
#define GDPLOT_DESCENT_LOG_COURSE_H

#include "descent/log.h"

enum log_goal {
    LOG_GOAL_UNKNOWN, /* the metric's name does not say it */
    LOG_GOAL_LEAST,   /* a loss, an error, a perplexity */
    LOG_GOAL_MOST,    /* an accuracy, a score, a return */
};

enum log_goal log_goal_of(const char *metric);

/*
 * Whether the series turns: it gets worse behind its best value by more than its own noise, which
 * is twice the median of |differences| of neighbours among the ten values on either side of the
 * best one. Even the best of the later half of the values behind it has to be worse by more than
 * that, of three values or more: the last values of a curve that is level scatter, too. And the
 * median of that half has to be worse by as much than that of the best value with the three on
 * either side of it: of many that scatter about a level one is best by far. Then `*x` is where the
 * best value stands, the last of equals. Never where x falls.
 */
bool log_course_turns(const struct log_series *series, double *x);

/* The x of the first values that are not finite, `most` at most; returns how many were put. */
size_t log_course_not_finite(const struct log_series *series, double *x, size_t most);

/* The step from which on a run was resumed the first time; not a number for one that was not. */
double log_course_resumed(const struct log_series *series);

#endif
