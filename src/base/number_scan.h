/*
 * A fast way to read the numbers that data files are full of. Where the digits make an integer up
 * to 2^53 and the power of ten is at most 10^22, both are exact doubles; then one product or
 * quotient gives the nearest double, since it is rounded only once (Clinger, "How to read floating
 * point numbers accurately", 1990). Other numbers are left to the caller. Inline, since reading a
 * data file spends most of its time here.
 */
#ifndef GDPLOT_BASE_NUMBER_SCAN_H
#define GDPLOT_BASE_NUMBER_SCAN_H

#include <float.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

/* 19 digits always fit in 64 bits; 10^22 is the largest power of ten that is exactly a double. */
enum { NUMBER_MOST_DIGITS = 19, NUMBER_MOST_POWER = 22 };

/* Appends the digits at `at` to the decimal integer `digits`. Returns what follows them. */
static inline const char *number_scan_digits(const char *at, uint64_t *digits)
{
    uint64_t sum = *digits;
    unsigned digit;

    for (; (digit = (unsigned)(unsigned char)*at - '0') <= 9; at++)
        sum = 10 * sum + digit;
    *digits = sum;
    return at;
}

/*
 * Adds the exponent behind an "e" to `exponent`. Returns what follows it; NULL where there are no
 * digits or more than two.
 */
static inline const char *number_scan_exponent(const char *at, long *exponent)
{
    bool negative = *at == '-';
    uint64_t digits = 0;
    const char *start = at + (negative || *at == '+');

    at = number_scan_digits(start, &digits);
    if (at == start || at - start > 2)
        return NULL;
    *exponent += negative ? -(long)digits : (long)digits;
    return at;
}

/* Multiplies an exact value by 10^exponent; false where that power is no exact double. */
static inline bool number_scale(double *value, long exponent)
{
    static const double power[NUMBER_MOST_POWER + 1] = {
        1e0,  1e1,  1e2,  1e3,  1e4,  1e5,  1e6,  1e7,  1e8,  1e9,  1e10, 1e11,
        1e12, 1e13, 1e14, 1e15, 1e16, 1e17, 1e18, 1e19, 1e20, 1e21, 1e22};

    if (FLT_EVAL_METHOD != 0 || exponent < -NUMBER_MOST_POWER || exponent > NUMBER_MOST_POWER)
        return false;
    if (exponent < 0)
        *value /= power[-exponent];
    else
        *value *= power[exponent];
    return true;
}

/*
 * Reads the number that a terminated text begins with: the same double as number_parse. Returns
 * what follows the number; NULL where there is none, or not one that this way can read: then
 * `value` is undefined.
 */
static inline __attribute__((always_inline)) const char *number_scan(const char *text,
                                                                     double *value)
{
    bool negative = false;
    const char *start = text, *at;
    uint64_t digits = 0;
    long exponent = 0;
    size_t count;

    /*
     * A branch on purpose: the processor predicts it and reads on, where for text + (a comparison)
     * it would wait for the comparison.
     */
    if (*text == '-' || *text == '+') {
        negative = *text == '-';
        start++;
    }
    at = number_scan_digits(start, &digits);
    count = (size_t)(at - start);
    if (*at == '.') {
        const char *point = at;

        at = number_scan_digits(at + 1, &digits);
        count = (size_t)(at - start) - 1;
        exponent = point + 1 - at;
    }
    if (count - 1 >= NUMBER_MOST_DIGITS || digits > UINT64_C(1) << 53)
        return NULL;
    *value = (double)(int64_t)digits;
    if (*at == 'e' || *at == 'E') {
        at = number_scan_exponent(at + 1, &exponent);
        if (!at)
            return NULL;
    }
    if (exponent != 0 && !number_scale(value, exponent))
        return NULL;
    if (negative)
        *value = -*value;
    return at;
}

#endif
