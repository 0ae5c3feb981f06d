/*
 * Arithmetic without rounding: integers of many digits, times a power of two. There is room for the
 * product of four exact sums (math/exact_sum.h), and for the difference of two such products.
 */
#ifndef GDPLOT_MATH_EXACT_H
#define GDPLOT_MATH_EXACT_H

#include <stdbool.h>

#include "math/dd.h"
#include "math/exact_sum.h"

struct buf;

enum { EXACT_MOST = 4 * (EXACT_DIGITS + 3) };

/* sign · Σ digit[i] · 2^(32·(place + i)). Zeroed, it is 0. */
struct exact {
    int sign; /* 1 or −1; 0 for the number 0, which has no digits */
    int place;
    size_t count;
    uint32_t digit[EXACT_MOST]; /* from the lowest to the highest; neither of these two is 0 */
};

/* Set a number to a sum or an integer, without rounding. */
void exact_from_sum(struct exact *number, const struct exact_sum *sum);
void exact_from_integer(struct exact *number, long integer);

/* The result must not be one of the operands. */
void exact_multiply(struct exact *product, const struct exact *a, const struct exact *b);
void exact_subtract(struct exact *difference, const struct exact *a, const struct exact *b);

/* a / b to about 31 digits, b being not 0; infinite where it is larger than any double. */
struct dd exact_ratio(const struct exact *a, const struct exact *b);

/*
 * Appends the number, -1a8p-52 for −0x1a8·2⁻⁵²: an integer in hexadecimal that does not end with 0,
 * and the power of two where that is not 0.
 */
void exact_add_text(struct buf *out, const struct exact *number);

/* Reads such a number into a sum that is 0; false for anything else, and for what has no place. */
bool exact_read_text(struct exact_sum *sum, const char *text);

#endif
