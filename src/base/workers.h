/* Pieces of work, done side by side by child processes. See base/parallel.h for threads. */
#ifndef GDPLOT_BASE_WORKERS_H
#define GDPLOT_BASE_WORKERS_H

#include <stddef.h>

#include "base/err.h"

enum { WORKERS_AHEAD = 2 };

struct workers {
    size_t count; /* pieces, numbered from 0 */
    long jobs;    /* child processes at most; 1: this process does all the work itself */
    /*
     * Does piece `i`, in a child: of its effects only those outside of the process stay (files),
     * and `err`.
     */
    int (*work)(void *context, size_t i, struct err *err);
    /*
     * Or NULL: the numbers of all pieces, in the order in which the children begin them; those that
     * take long should come first. Not with `take`.
     */
    const size_t *order;
    /* Called from time to time with how many pieces are done, unless they are taken; or NULL. */
    void (*progress)(void *context, size_t done);
    void *context;
    /*
     * Or NULL: called in this process with one piece after the other, each once it is done. No
     * child has more than WORKERS_AHEAD pieces done or begun that were not yet taken, and none
     * begins one in the place of the last that was taken: what stands where piece `i` was done
     * stays until piece i + 1 has been taken.
     */
    int (*take)(void *context, size_t i, struct err *err);
};

/*
 * Does all pieces. A child that fails at a piece goes on with its next one; the pieces of a child
 * that the system does not start are done by this process. When this process dies, so do the
 * children; when a signal ends it, it ends them first.
 *
 * Errors: of the pieces that failed, or were not taken, the error of the one with the lowest
 * number; with `take` nothing is done after it. STATUS_LIMIT where a child died; where memory ran
 * out in one, which it does not say itself, with the message MEM_EXHAUSTED. Warnings are kept, in
 * the order of the pieces.
 */
int workers_run(const struct workers *workers, struct err *err);

#endif
