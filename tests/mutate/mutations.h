/* Random changes to bytes, the same ones for the same seed everywhere. */
#ifndef GDPLOT_TESTS_MUTATIONS_H
#define GDPLOT_TESTS_MUTATIONS_H

#include <stdint.h>

#include "base/buf.h"

/* A generator of random numbers: SplitMix64 (Steele, Lea and Flood 2014). */
struct chance {
    uint64_t state;
};

uint64_t chance_next(struct chance *chance);

/* One of 0 … below − 1; 0 where `below` is 0. */
size_t chance_below(struct chance *chance, size_t below);

/*
 * Changes `bytes` in one to four places: a bit flipped, a byte set, a part left out, doubled or
 * moved, a piece put in that means something somewhere, a number replaced, the end cut off. `other`
 * is a text of which a part may be put in.
 */
void mutate_bytes(struct chance *chance, struct buf *bytes, const struct buf *other);

/* Puts the checksums of a PNG's chunks right, so that what is in them is read. */
void mend_png(struct buf *bytes);

/* Makes the last line of a file of sums right, for the same reason. */
void mend_sums(struct buf *bytes);

#endif
