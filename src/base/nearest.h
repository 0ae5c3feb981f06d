/* The name a person most likely meant. */
#ifndef GDPLOT_BASE_NEAREST_H
#define GDPLOT_BASE_NEAREST_H

#include <stddef.h>

enum { NEAREST_LONGEST = 40, NEAREST_HINT = 80 };

/*
 * Fed one candidate at a time; keeps the one with the fewest edits (insertions, deletions,
 * substitutions, swaps of neighbours), the first of equals, if at most a third of the name differs.
 */
struct nearest {
    const char *typed;
    char best[NEAREST_LONGEST + 1]; /* "" while nothing is near */
    size_t edits;
};

void nearest_init(struct nearest *nearest, const char *typed);
void nearest_offer(struct nearest *nearest, const char *candidate);

/*
 * The candidate is meant, however far it is, if one of its aliases is what was typed, in any case
 * and with - or _. They are split by blanks; NULL: there are none.
 */
void nearest_offer_known_as(struct nearest *nearest, const char *aliases, const char *candidate);

/* Writes "; did you mean 'PREFIXBEST'?" or "". Returns out. */
const char *nearest_hint(const struct nearest *nearest, const char *prefix, char out[NEAREST_HINT]);

#endif
