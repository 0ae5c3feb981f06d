/* Logs as CSV: what a figure of them shows, in numbers, which gdplot reads again. */
#ifndef GDPLOT_DESCENT_LOG_WRITE_H
#define GDPLOT_DESCENT_LOG_WRITE_H

#include <stdio.h>

#include "descent/log.h"
#include "descent/log_smooth.h"

/*
 * Writes the lines of `recipe`, a header and the values that stand, as they were read: columns
 * `run`, what x counts ("x" where runs count otherwise), and each metric, behind it "METRIC
 * smoothed" where they are smoothed. Rows of a run are in the order of x; of series that have
 * the same x a row has the values together; where x falls, each series has its rows by itself.
 * Write errors are left on the stream.
 */
void log_write(const struct log *log, const struct log_smooth *smooth, const char *recipe,
               FILE *stream);

#endif
