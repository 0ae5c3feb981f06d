/*
 * Ranks: processes, on one host or on many, that run one command with the same arguments. Each does
 * its share of the work and tells all others what came of it; then all have the same, and the
 * first, rank 0, prints and writes. A program by itself is rank 0 of 1.
 *
 * What fails on one rank is told in place of what the others wait for: they fail, too, with its
 * error, and with the rank and its host before it. So nobody waits for a rank that has given up.
 */
#ifndef GDPLOT_BASE_RANKS_H
#define GDPLOT_BASE_RANKS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* This rank, from 0; how many there are, in all and on this host. */
size_t ranks_number(void);
size_t ranks_count(void);
size_t ranks_here(void);

/* Rank 0. */
bool ranks_leads(void);

/* What each rank has told, in their order: that of rank i from start[i] to start[i + 1]. */
struct ranks_told {
    struct buf bytes;
    size_t *start; /* owned */
};

/*
 * Tells all ranks these bytes, or, where `err` holds an error, that. All ranks call it equally
 * often, and wait for each other. To be released in any case. Errors: the first of any rank.
 */
int ranks_tell(const void *bytes, size_t length, struct ranks_told *told, struct err *err);
void ranks_told_release(struct ranks_told *told);

/* At the end of a command: an error of any rank, that it had not told yet, is that of all. Rank 0
 * has all warnings then. */
void ranks_finish(struct err *err);

/* Pieces of work from `first` on, up to `end`: the share of a rank of `count` pieces. */
struct ranks_share {
    size_t first, end;
};

struct ranks_share ranks_share_of(size_t rank, size_t count);

/* How ranks reach each other. */
struct ranks_engine {
    size_t number, count, here;
    const char *host;
    /* Appends the bytes of all ranks to `all`, and fills in the lengths of each. */
    void (*tell)(const void *bytes, size_t length, size_t *lengths, struct buf *all);
};

/* Before any work, by a program that is one of several; borrowed. */
void ranks_use(const struct ranks_engine *engine);

#endif
