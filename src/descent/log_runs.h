/* From the tables of a log to its runs: where they begin, and where they were resumed. */
#ifndef GDPLOT_DESCENT_LOG_RUNS_H
#define GDPLOT_DESCENT_LOG_RUNS_H

#include "descent/log.h"

/*
 * Adds the runs of the log's source number `source`, which is called `name`. Several runs of a
 * source that is `alone` are named by what tells them apart. Errors: STATUS_INPUT where no row has
 * the x that is wanted; STATUS_LIMIT where steps fall back thousands of times.
 */
int log_add_runs(struct log *log, size_t source, const char *name, bool alone, struct err *err);

#endif
