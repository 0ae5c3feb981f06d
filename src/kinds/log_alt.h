/* The alternative text of figures of logs: what each series does, and which run is best. */
#ifndef GDPLOT_KINDS_LOG_ALT_H
#define GDPLOT_KINDS_LOG_ALT_H

#include "base/buf.h"
#include "descent/log.h"

/*
 * Appends, of each series: "val_loss 2.6 at epoch 0, last 2.25 at epoch 2, best (least) 1.9 at
 * epoch 1", and what else it does: it rises from its best on (descent/log_course.h), is not finite
 * somewhere, was resumed. Then, of each metric of which some value is better than another, which
 * run has the best. Of many series and metrics, how many more there are.
 */
void log_alt_add(struct buf *out, const struct log *log);

/* "3.584", "1.9 at epoch 1", with the steps whole. */
void log_alt_add_at(struct buf *out, double value, const char *x_name, double x);
void log_alt_add_x(struct buf *out, double x);

/* The series of the metric with the best value of all runs, of equals the first; NULL where there
 * is no value, or nobody knows what is better. `*runs`: how many have values of it. */
const struct log_series *log_alt_best(const struct log *log, const char *metric, size_t *run,
                                      size_t *runs);

/* "least" or "greatest", of a metric of which that is best. */
const char *log_alt_word(const char *metric);

/* "rises" or "falls", as it does where it gets worse. */
const char *log_alt_turn(const char *metric);

#endif
