/*
 * Sums of doubles, and of products of two doubles, without rounding. So a sum does not depend on
 * the order of its terms, nor on how they were shared out to sums that are joined later. A sum is a
 * fixed-point number with a place for every bit that a product may have, from 2⁻²¹⁴⁸ to 2²⁰⁴⁸, and
 * for 2⁶³ terms.
 */
#ifndef GDPLOT_MATH_EXACT_SUM_H
#define GDPLOT_MATH_EXACT_SUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    EXACT_LOWEST = -68, /* the weight of digit 0 is 2^(32·EXACT_LOWEST) */
    EXACT_HIGHEST = 66, /* no sum reaches 2^(32·EXACT_HIGHEST) */
    EXACT_DIGITS = EXACT_HIGHEST - EXACT_LOWEST + 2, /* of 32 bits each */
};

/* Zeroed, it is 0. */
struct exact_sum {
    int64_t digit[EXACT_DIGITS]; /* from the lowest; from 0 to 2³²−1 only once settled */
    long unsettled;              /* terms added since exact_sum_settle */
};

/* Adds integer · 2^exponent; the integer has 54 bits at most, and the sum a place for each of them.
 */
void exact_sum_add_integer(struct exact_sum *sum, int64_t integer, int exponent);

/* Adds a finite number. */
void exact_sum_add(struct exact_sum *sum, double value);

/* Adds a · b, both finite. */
void exact_sum_add_product(struct exact_sum *sum, double a, double b);

/* Adds another sum. */
void exact_sum_join(struct exact_sum *sum, const struct exact_sum *other);

/*
 * Carries, so that all digits but the highest are from 0 to 2³²−1: equal sums then have equal
 * digits.
 */
void exact_sum_settle(struct exact_sum *sum);

enum { EXACT_BATCH = 512 };

/*
 * Numbers of one column that were added, and what is known of their sizes: all are below
 * 2^exponent.
 */
struct exact_column {
    const double *at; /* borrowed */
    int exponent;
    bool narrow; /* all are known to be multiples of 2^(exponent − 90) */
};

/* Adds `count` numbers, EXACT_BATCH at most. Returns the column, for exact_sum_add_products. */
struct exact_column exact_sum_add_all(struct exact_sum *sum, const double *value, size_t count);

/* Adds a[i] · b[i] for the `count` numbers of two columns. */
void exact_sum_add_products(struct exact_sum *sum, const struct exact_column *a,
                            const struct exact_column *b, size_t count);

#endif
