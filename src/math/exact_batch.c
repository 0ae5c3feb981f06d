#include <math.h>
#include <string.h>

#include "base/wide.h"
#include "math/exact_sum.h"

/*
 * Adds a batch of numbers fast, and still without error.
 *
 * Take numbers below 2^e. Adding a large constant to a number and subtracting it again rounds away
 * the number's lower bits: what stays is its upper slice, a multiple of a power of two that is the
 * same for all numbers. Such slices have so few bits that a double holds the sum of a whole batch
 * of them exactly, in whatever order they are added. What the first slice left of the number is
 * sliced again, with a smaller constant, and a third time. If nothing is left of any number then,
 * the sums of the three slices together are the exact sum of the batch; otherwise the numbers are
 * added one by one. (Rump, Ogita and Oishi, "Accurate floating-point summation", 2008.)
 */
#define INLINE static inline __attribute__((always_inline))

enum {
    LANES = 8,
    BATCH_BITS = 9, /* EXACT_BATCH = 2⁹ */
    SPLITS = 3,
    SPLIT_BITS = 53 - BATCH_BITS + 1, /* bits of a number in one slice */
    LARGEST = 990,                    /* a larger exponent leaves no room for the constants */
    SMALLEST = -800,                  /* a smaller one none for the rounding errors of products */
};

_Static_assert(EXACT_BATCH == 1 << BATCH_BITS, "sums of a batch are exact");

typedef double lanes __attribute__((vector_size(LANES * sizeof(double)), aligned(8)));
typedef int64_t lane_bits __attribute__((vector_size(LANES * sizeof(double)), aligned(8)));

#define ALL_BUT_SIGN INT64_MAX

struct split {
    lanes constant[SPLITS];
    lanes sum[SPLITS];
    lane_bits left; /* not 0 where something was left of a number */
};

INLINE void split_begin(struct split *split, int exponent)
{
    const lanes zero = {0};

    for (int i = 0; i < SPLITS; i++) {
        split->constant[i] = zero + ldexp(1.5, exponent + BATCH_BITS - 1 - i * SPLIT_BITS);
        split->sum[i] = zero;
    }
    split->left = (lane_bits){0};
}

INLINE void split_add(struct split *split, const lanes *value)
{
    lanes rest = *value;

    for (int i = 0; i < SPLITS; i++) {
        lanes slice = (rest + split->constant[i]) - split->constant[i];

        split->sum[i] += slice;
        rest -= slice;
    }
    split->left |= (lane_bits)rest;
}

INLINE bool nothing_left(const struct split *split)
{
    int64_t left = 0;

    for (size_t i = 0; i < LANES; i++)
        left |= split->left[i];
    return (left & ALL_BUT_SIGN) == 0;
}

/*
 * Adds the sums of the slices; the sum over the lanes is exact, too, since EXACT_BATCH counts all
 * lanes.
 */
INLINE void split_end(const struct split *split, struct exact_sum *sum)
{
    for (size_t k = 0; k < SPLITS; k++) {
        double total = 0;

        for (size_t i = 0; i < LANES; i++)
            total += split->sum[k][i];
        exact_sum_add(sum, total);
    }
}

/* The least e with all |value| < 2^e. */
WIDE_OF(int, exponent_of, (const double *value, size_t count), (value, count))
{
    const lane_bits all_but_sign = (lane_bits){0} + ALL_BUT_SIGN;
    lanes largest = {0};
    double most = 0;
    int exponent;

    for (size_t i = 0; i < count; i += LANES) {
        const lanes *at = (const lanes *)(value + i);
        lanes size = (lanes)((lane_bits)*at & all_but_sign);
        lane_bits larger = size > largest;

        largest = (lanes)((larger & (lane_bits)size) | (~larger & (lane_bits)largest));
    }
    for (size_t i = 0; i < LANES; i++)
        most = fmax(most, largest[i]);
    frexp(most, &exponent);
    return exponent;
}

/* Adds the numbers; false, and nothing is added, where the slices left something of a number. */
WIDE_OF(bool, add_numbers,
        (struct exact_sum * sum, const double *value, int exponent, size_t count),
        (sum, value, exponent, count))
{
    struct split split;

    split_begin(&split, exponent);
    for (size_t i = 0; i < count; i += LANES)
        split_add(&split, (const lanes *)(value + i));
    if (!nothing_left(&split))
        return false;
    split_end(&split, sum);
    return true;
}

/* The upper and the lower half of the digits of a (Veltkamp). */
INLINE void halve(lanes half[2], const lanes *a)
{
    lanes large = *a * 0x8000001p0;

    half[0] = large - (large - *a);
    half[1] = *a - half[0];
}

/*
 * Splits the product of a and b into its rounded value and its rounding error (Dekker), and adds
 * both.
 */
INLINE void add_product(struct split *upper, struct split *lower, const lanes *a, const lanes *b)
{
    lanes product = *a * *b, rest, x[2], y[2];

    halve(x, a);
    halve(y, b);
    rest = x[0] * y[0] - product;
    rest += x[0] * y[1];
    rest += x[1] * y[0];
    rest += x[1] * y[1];
    split_add(upper, &product);
    split_add(lower, &rest);
}

WIDE_OF(bool, add_products,
        (struct exact_sum * sum, const double *a, const double *b, int exponent, size_t count),
        (sum, a, b, exponent, count))
{
    struct split upper, lower;

    split_begin(&upper, exponent);
    split_begin(&lower, exponent - 53);
    for (size_t i = 0; i < count; i += LANES)
        add_product(&upper, &lower, (const lanes *)(a + i), (const lanes *)(b + i));
    if (!nothing_left(&upper) || !nothing_left(&lower))
        return false;
    split_end(&upper, sum);
    split_end(&lower, sum);
    return true;
}

static bool has_room(int exponent)
{
    return exponent >= SMALLEST && exponent <= LARGEST;
}

struct exact_column exact_sum_add_all(struct exact_sum *sum, const double *value, size_t count)
{
    size_t in_lanes = count - count % LANES;
    struct exact_column column = {value, exponent_of(value, in_lanes), false};

    column.narrow = has_room(column.exponent) && add_numbers(sum, value, column.exponent, in_lanes);
    for (size_t i = column.narrow ? in_lanes : 0; i < count; i++)
        exact_sum_add(sum, value[i]);
    return column;
}

/*
 * Both columns must be narrow: then the rounding errors of the products are doubles without loss.
 */
void exact_sum_add_products(struct exact_sum *sum, const struct exact_column *a,
                            const struct exact_column *b, size_t count)
{
    size_t in_lanes = count - count % LANES;
    int exponent = a->exponent + b->exponent;
    bool added = a->narrow && b->narrow && has_room(exponent) &&
                 add_products(sum, a->at, b->at, exponent, in_lanes);

    for (size_t i = added ? in_lanes : 0; i < count; i++)
        exact_sum_add_product(sum, a->at[i], b->at[i]);
}
