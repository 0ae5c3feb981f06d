/* Pieces of work done side by side, by threads that share all memory. See base/workers.h for
 * processes. */
#ifndef GDPLOT_BASE_PARALLEL_H
#define GDPLOT_BASE_PARALLEL_H

#include <stddef.h>

#include "base/progress.h"

/* Does piece `i`, which must touch nothing that another piece does. */
typedef void parallel_work(void *context, size_t i);

/*
 * Does the pieces 0..count-1 on at most `jobs` threads, this one among them; fewer where the system
 * gives no more. Returns when all are done. `progress` (whose total is `count`) is told how many
 * are.
 */
void parallel_run(size_t count, long jobs, parallel_work *work, void *context,
                  struct progress *progress);

#endif
