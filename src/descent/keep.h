/*
 * Which states of a run are kept.
 *
 * `log` keeps the iterations that have no more than two digits before zeros: 0 to 99, 100, 110, …,
 * 990, 1000, 1100, …: 90 in each decade. Whatever the rule, state 0 is kept, too, and the states
 * that the verdict depends on, so that thinning does not change it (descent/keeper.h).
 */
#ifndef GDPLOT_DESCENT_KEEP_H
#define GDPLOT_DESCENT_KEEP_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum keep_rule { KEEP_ALL, KEEP_EVERY, KEEP_LAST, KEEP_LOG };

struct keep {
    enum keep_rule rule;
    long number; /* of every and last, above 0 */
};

enum { KEEP_LOG_A_DECADE = 90 };

/*
 * The most states that are kept beside those of the rule: five for the reach, two for where the run
 * settles, the last nine.
 */
enum { KEEP_BESIDE = 16 };

/* Reads "all", "every:1000", "last:500" or "log"; false for any other text. */
bool keep_read(struct keep *keep, const char *text);

/* Appends the text that keep_read reads back. */
void keep_add_text(struct buf *out, const struct keep *keep);

/*
 * Whether the rule keeps an iteration, whatever comes after it; `last` keeps only iteration 0 so.
 */
bool keep_has(const struct keep *keep, size_t iteration);

/* The most states that are kept of a run with so many updates; of `all` exactly so many. */
double keep_most(const struct keep *keep, long iterations);

#endif
