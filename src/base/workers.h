/* Pieces of work done side by side, in processes of their own. */
#ifndef GDPLOT_BASE_WORKERS_H
#define GDPLOT_BASE_WORKERS_H

#include <stddef.h>

#include "base/err.h"

struct workers {
    size_t count; /* pieces, numbered from 0 */
    long jobs;    /* processes at most; 1: all is done in this one */
    /* Does piece `i`, whose effects outside this process alone are kept: files. */
    int (*work)(void *context, size_t i, struct err *err);
    /* Told from time to time how many are done; or NULL. */
    void (*progress)(void *context, size_t done);
    void *context;
};

/*
 * Does all pieces, a process going on to the next when it fails at one; this process does the part
 * of those that the system does not give. When this process dies the others end, too: where a
 * signal ends it, before it does. Errors: that of the first piece, in the order of their numbers,
 * that failed; STATUS_LIMIT where a process died, without a message where its own status was
 * STATUS_LIMIT: it has said then that memory ran out. The first warning is kept.
 */
int workers_run(const struct workers *workers, struct err *err);

#endif
