/* The name that a person most likely meant who mistyped one. */
#ifndef GDPLOT_BASE_NEAREST_H
#define GDPLOT_BASE_NEAREST_H

#include <stddef.h>

enum { NEAREST_LONGEST = 40, NEAREST_HINT = 80 };

/*
 * Is offered one candidate after another, and keeps the one with the fewest edits (insertions,
 * deletions, substitutions, swaps of neighbours), the first of equals; none where more than a third
 * of the typed name would have to be edited.
 */
struct nearest {
    const char *typed;
    char best[NEAREST_LONGEST + 1]; /* "" while nothing is near */
    size_t edits;
};

/* `typed` is borrowed. */
void nearest_init(struct nearest *nearest, const char *typed);
void nearest_offer(struct nearest *nearest, const char *candidate);

/*
 * Takes the candidate, however many edits away it is, if one of its `aliases` is what was typed
 * (case, and - or _, do not count). Blanks split the aliases; NULL: none.
 */
void nearest_offer_known_as(struct nearest *nearest, const char *aliases, const char *candidate);

/* Writes "; did you mean 'PREFIXBEST'?" or "". Returns out. */
const char *nearest_hint(const struct nearest *nearest, const char *prefix, char out[NEAREST_HINT]);

#endif
