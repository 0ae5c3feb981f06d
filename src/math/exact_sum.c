#include "math/exact_sum.h"

#include <float.h>
#include <math.h>
#include <string.h>

#include "math/dd.h"

enum { DIGIT_BITS = 32 };

#define DIGIT_MASK 0xffffffff

/* Each term adds less than 2³³ to a digit, so that 2²⁹ terms stay below 2⁶². */
#define MOST_UNSETTLED (1L << 29)

void exact_sum_settle(struct exact_sum *sum)
{
    int64_t carry = 0;

    for (size_t i = 0; i + 1 < EXACT_DIGITS; i++) {
        int64_t digit = sum->digit[i] + carry;

        sum->digit[i] = digit & DIGIT_MASK;
        carry = (digit - sum->digit[i]) / ((int64_t)DIGIT_MASK + 1);
    }
    sum->digit[EXACT_DIGITS - 1] += carry;
    sum->unsettled = 0;
}

void exact_sum_add_integer(struct exact_sum *sum, int64_t integer, int exponent)
{
    int place = exponent - DIGIT_BITS * EXACT_LOWEST;
    int64_t *digit = sum->digit + place / DIGIT_BITS;
    uint64_t size = (uint64_t)(integer < 0 ? -integer : integer);
    uint64_t low = (size & DIGIT_MASK) << place % DIGIT_BITS;
    uint64_t high = (size >> DIGIT_BITS) << place % DIGIT_BITS;
    int64_t sign = integer < 0 ? -1 : 1;

    digit[0] += sign * (int64_t)(low & DIGIT_MASK);
    digit[1] += sign * (int64_t)((low >> DIGIT_BITS) + (high & DIGIT_MASK));
    digit[2] += sign * (int64_t)(high >> DIGIT_BITS);
    if (++sum->unsettled >= MOST_UNSETTLED)
        exact_sum_settle(sum);
}

/* value = integer · 2^exponent */
static int64_t take_apart(double value, int *exponent)
{
    const uint64_t hidden = (uint64_t)1 << (DBL_MANT_DIG - 1);
    uint64_t bits;
    int64_t integer;

    memcpy(&bits, &value, sizeof bits);
    integer = (int64_t)(bits & (hidden - 1));
    *exponent = (int)(bits >> (DBL_MANT_DIG - 1) & 0x7ff);
    if (*exponent)
        integer |= (int64_t)hidden;
    else
        *exponent = 1;
    *exponent += DBL_MIN_EXP - 1 - DBL_MANT_DIG;
    return value < 0 ? -integer : integer;
}

void exact_sum_add(struct exact_sum *sum, double value)
{
    int exponent;
    int64_t integer = take_apart(value, &exponent);

    exact_sum_add_integer(sum, integer, exponent);
}

/*
 * Adds the four products of halves of the numbers, as integers: for products so small or so large
 * that doubles lose bits.
 */
static void add_product_of_halves(struct exact_sum *sum, double a, double b)
{
    enum { HALF = 27 };
    int of_a, of_b;
    int64_t x = take_apart(a, &of_a), y = take_apart(b, &of_b);
    int64_t x_high = x / (1 << HALF), x_low = x % (1 << HALF);
    int64_t y_high = y / (1 << HALF), y_low = y % (1 << HALF);

    exact_sum_add_integer(sum, x_high * y_high, of_a + of_b + 2 * HALF);
    exact_sum_add_integer(sum, x_high * y_low, of_a + of_b + HALF);
    exact_sum_add_integer(sum, x_low * y_high, of_a + of_b + HALF);
    exact_sum_add_integer(sum, x_low * y_low, of_a + of_b);
}

void exact_sum_add_product(struct exact_sum *sum, double a, double b)
{
    struct dd product = dd_product(a, b);
    double size = fabs(product.hi);

    if (size > 0x1p-960 && size < 0x1p1000) {
        exact_sum_add(sum, product.hi);
        exact_sum_add(sum, product.lo);
    } else if (a != 0 && b != 0) {
        add_product_of_halves(sum, a, b);
    }
}

void exact_sum_join(struct exact_sum *sum, const struct exact_sum *other)
{
    for (size_t i = 0; i < EXACT_DIGITS; i++)
        sum->digit[i] += other->digit[i];
    exact_sum_settle(sum);
}
