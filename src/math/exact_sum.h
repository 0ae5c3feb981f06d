/*
 * Sums of doubles, and of products of two doubles, without any error: whatever the order in which
 * terms are added, and however they were split into sums that are joined later, the sum is the
 * same. A fixed-point number that has a place for every bit of a product, from 2⁻²¹⁴⁸ to 2²⁰⁴⁸,
 * and for 2⁶³ terms.
 */
#ifndef GDPLOT_MATH_EXACT_SUM_H
#define GDPLOT_MATH_EXACT_SUM_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

enum {
    EXACT_LOWEST = -68,                              /* digit 0 counts 2^(32·EXACT_LOWEST) */
    EXACT_HIGHEST = 66,                              /* no sum reaches 2^(32·EXACT_HIGHEST) */
    EXACT_DIGITS = EXACT_HIGHEST - EXACT_LOWEST + 2, /* of 32 bits each */
};

/* Zeroed, it is 0. */
struct exact_sum {
    int64_t digit[EXACT_DIGITS]; /* from the lowest; may hold more than 32 bits, and be below 0 */
    long unsettled; /* terms since all digits but the highest were from 0 to 2³²−1 */
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

/* Brings the digits into their ranges: sums that are equal have equal digits then. */
void exact_sum_settle(struct exact_sum *sum);

enum { EXACT_BATCH = 512 };

/* Numbers of one column, and the power of two that none of them exceeds. */
struct exact_column {
    const double *at; /* borrowed */
    int exponent;
    bool narrow; /* all are multiples of 2^(exponent − 90) */
};

/* Adds `count` numbers, EXACT_BATCH at most; returns what is known of them since. */
struct exact_column exact_sum_add_all(struct exact_sum *sum, const double *value, size_t count);

/* Adds the products of the numbers of two columns, row by row. */
void exact_sum_add_products(struct exact_sum *sum, const struct exact_column *a,
                            const struct exact_column *b, size_t count);

#endif
