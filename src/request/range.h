/* Ranges of numbers: "LO:HI:COUNT" in even steps, "LO:HI:COUNTlog" by even factors. */
#ifndef GDPLOT_REQUEST_RANGE_H
#define GDPLOT_REQUEST_RANGE_H

#include <stdbool.h>

#include "base/buf.h"

struct range {
    double low, high;
    long count; /* 2 at least */
    bool logarithmic;
};

/*
 * Reads what is written like a range, and appends to `plain` how recipes keep it: its ends as they
 * were typed, but for blanks and the minus of print. Returns what is wrong with the text, or NULL.
 */
const char *range_read(struct range *range, const char *text, struct buf *plain);

/* What is wrong with its numbers, or NULL. */
const char *range_check(const struct range *range);

/* Fills `at` with the numbers. The ends are exact, and all are the same on every machine. */
void range_fill(const struct range *range, double *at);

#endif
