/*
 * Logs: what other trainers wrote of their runs.
 *
 * A log has runs, a run has series, and a series is a metric against a counter. Where the steps of
 * a log fall back to its first, another run begins; where they fall back to a later one, a run was
 * resumed, and what stood there from that step on is replaced. Where all steps are equal, rows are
 * counted instead. Nothing is left out: a value that is blank is none, and one that is not finite
 * is kept.
 */
#ifndef GDPLOT_DESCENT_LOG_H
#define GDPLOT_DESCENT_LOG_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "descent/log_folder.h"
#include "descent/log_rows.h"

/* Rows [first, kept) of a table stand; [kept, end) were replaced when the run was resumed. */
struct log_piece {
    size_t first, kept, end;
};

/* What a series has, with what was replaced counted apart. */
struct log_facts {
    size_t count;                        /* values that stand, nan and inf among them */
    size_t replaced;                     /* values that were replaced */
    size_t not_finite;                   /* values that stand and are none */
    size_t not_positive;                 /* finite values that stand and are 0 or less */
    double first, first_x, last, last_x; /* of those that are finite; NaN where there are none */
    double low, low_x, high, high_x;
    double positive;      /* the least above 0; INFINITY where there is none */
    double x_low, x_high; /* of all values that stand */
    bool x_grows;         /* no x is below the one before */
    bool x_whole;         /* all of them are whole numbers */
};

/* All that it points to belongs to the log. */
struct log_series {
    char *metric;            /* owned by the log */
    const char *x_name;      /* of the counter: "epoch", or "row" where x is NULL */
    const double *x;         /* of the table's rows; NULL: x counts the run's rows from 1 */
    const double *y;         /* of them, blank where there is none */
    size_t x_count, y_count; /* beyond them all rows are blank */
    double origin;           /* is taken from x: the first of times */
    const struct log_piece *pieces;
    size_t piece_count; /* one more than the run was resumed */
    /* Of several runs as one (descent/log_bands.h), whose middle y is: the band around it, NaN
     * where there is none, and of how many values each is made; and how many runs they are. NULL
     * and 0 of a run. */
    const double *low, *high, *counts;
    size_t members;
    struct log_facts facts;
};

struct log_run {
    char *name; /* owned */
    struct log_series *series;
    size_t count, capacity;
};

struct log {
    struct log_run *runs;
    size_t count, capacity;
    char **metrics; /* names of all series, in the order of the logs; borrowed from the series */
    size_t metric_count;
    /* What the series point into. */
    struct log_rows *sources;
    size_t source_count, source_capacity;
    struct log_piece **pieces;
    size_t piece_count, piece_capacity;
    double **arrays;
    size_t array_count, array_capacity;
};

/* Row number `i` of the series: false where it is blank. */
static inline bool log_series_point(const struct log_series *series, size_t i, double *x, double *y)
{
    if (i >= series->y_count || log_is_blank(series->y[i]) ||
        (series->x && (i >= series->x_count || log_is_blank(series->x[i]))))
        return false;
    *x = series->x ? series->x[i] - series->origin : (double)(i - series->pieces[0].first + 1);
    *y = series->y[i];
    return true;
}

/*
 * Reads all sources, which are labelled, and notes what their files are and which of them are used.
 * `wish` is only borrowed for the call. Errors, after which the log is empty: STATUS_INPUT for what
 * is no log, has no metric that is wanted, or is damaged; STATUS_LIMIT; STATUS_IO. Warnings for
 * what was left out.
 */
int log_read(struct log *log, struct log_sources *sources, const struct log_wish *wish,
             struct err *err);

/* Has the log free these, once it is released. */
void log_own(struct log *log, double *array, struct log_piece *piece);

/* Lists the metrics of the runs, finds the facts of their series, and drops runs without any. */
void log_complete(struct log *log);

/* In `other`, the same logs read for other metrics, the run that is run number `i` of `log`: of as
 * many of its name the same one; or NULL. */
const struct log_run *log_same_run(const struct log *log, size_t i, const struct log *other);

/* The series of a run that is of a metric, or NULL. */
const struct log_series *log_run_series(const struct log_run *run, const char *metric);

void log_release(struct log *log);

#endif
