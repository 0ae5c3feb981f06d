/*
 * Which states of a run are kept.
 *
 * `log` keeps the iterations of one or two digits, then those whose other digits are 0: 0 to 99,
 * 100, 110, …, 990, 1000, 1100, …: 90 a decade. Whatever the rule, these are kept, too: state 0 and
 * what the verdict is made from, so that it is that of the whole run (see descent/keeper.h).
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

/* The states beside those of the rule: five of the reach, two where it settles, the last 9. */
enum { KEEP_BESIDE = 16 };

/* Reads "all", "every:1000", "last:500" or "log"; false for any other text. */
bool keep_read(struct keep *keep, const char *text);

/* Appends the text that keep_read reads back. */
void keep_add_text(struct buf *out, const struct keep *keep);

/* Whether the rule keeps an iteration wherever the run ends; of `last`, the first alone. */
bool keep_has(const struct keep *keep, size_t iteration);

/* How many states of a run of so many updates are kept, at most; exact for `all`. */
double keep_most(const struct keep *keep, long iterations);

#endif
