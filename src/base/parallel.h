/*
 * Pieces of work, done side by side by threads of this process. See base/workers.h for processes.
 */
#ifndef GDPLOT_BASE_PARALLEL_H
#define GDPLOT_BASE_PARALLEL_H

#include <stddef.h>

#include "base/progress.h"

/* Does piece `i`. It must write nothing that another piece reads or writes. */
typedef void parallel_work(void *context, size_t i);

/*
 * Does the pieces 0..count-1 on at most `jobs` threads, this one among them; on fewer where the
 * system gives no more. Returns when all pieces are done. `progress` (its total is `count`) is told
 * how many are begun.
 */
void parallel_run(size_t count, long jobs, parallel_work *work, void *context,
                  struct progress *progress);

#endif
