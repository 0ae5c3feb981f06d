#include "math/exact.h"

#include <math.h>
#include <string.h>

enum { DIGIT_BITS = 32 };

/* Drops the digits that are 0 at both ends. */
static void trim(struct exact *number)
{
    size_t zeros = 0;

    while (number->count && number->digit[number->count - 1] == 0)
        number->count--;
    while (zeros < number->count && number->digit[zeros] == 0)
        zeros++;
    number->count -= zeros;
    number->place += (int)zeros;
    memmove(number->digit, number->digit + zeros, number->count * sizeof *number->digit);
    if (!number->count)
        number->sign = number->place = 0;
}

void exact_from_sum(struct exact *number, const struct exact_sum *sum)
{
    struct exact_sum size = *sum;

    exact_sum_settle(&size);
    number->sign = size.digit[EXACT_DIGITS - 1] < 0 ? -1 : 1;
    for (size_t i = 0; i < EXACT_DIGITS; i++)
        size.digit[i] *= number->sign;
    exact_sum_settle(&size);
    number->place = EXACT_LOWEST;
    number->count = EXACT_DIGITS + 1;
    for (size_t i = 0; i < EXACT_DIGITS; i++)
        number->digit[i] = (uint32_t)size.digit[i];
    number->digit[EXACT_DIGITS] = (uint32_t)(size.digit[EXACT_DIGITS - 1] >> DIGIT_BITS);
    trim(number);
}

void exact_from_integer(struct exact *number, long integer)
{
    uint64_t size = integer < 0 ? -(uint64_t)integer : (uint64_t)integer;

    number->sign = integer < 0 ? -1 : 1;
    number->place = 0;
    number->count = 2;
    number->digit[0] = (uint32_t)size;
    number->digit[1] = (uint32_t)(size >> DIGIT_BITS);
    trim(number);
}

void exact_multiply(struct exact *product, const struct exact *a, const struct exact *b)
{
    product->sign = a->sign * b->sign;
    product->place = a->place + b->place;
    product->count = a->count + b->count;
    memset(product->digit, 0, product->count * sizeof *product->digit);
    for (size_t i = 0; i < a->count; i++) {
        uint64_t carry = 0;

        for (size_t k = 0; k < b->count; k++) {
            carry += (uint64_t)a->digit[i] * b->digit[k] + product->digit[i + k];
            product->digit[i + k] = (uint32_t)carry;
            carry >>= DIGIT_BITS;
        }
        product->digit[i + b->count] = (uint32_t)carry;
    }
    trim(product);
}

/* The digit of weight 2^(32·place). */
static int64_t digit_at(const struct exact *number, int place)
{
    int i = place - number->place;

    return i < 0 || (size_t)i >= number->count ? 0 : number->digit[i];
}

static int end_of(const struct exact *number)
{
    return number->place + (int)number->count;
}

/* Sets the digits of sign·(a − b). Returns false, with digits of no use, where that is negative. */
static bool subtract_digits(struct exact *difference, const struct exact *a, const struct exact *b,
                            int sign)
{
    int64_t carry = 0;

    for (size_t i = 0; i < difference->count; i++) {
        int place = difference->place + (int)i;

        carry += sign * (a->sign * digit_at(a, place) - b->sign * digit_at(b, place));
        difference->digit[i] = (uint32_t)carry;
        carry = (carry - difference->digit[i]) / ((int64_t)1 << DIGIT_BITS);
    }
    return carry == 0;
}

void exact_subtract(struct exact *difference, const struct exact *a, const struct exact *b)
{
    int end = end_of(a) > end_of(b) ? end_of(a) : end_of(b);

    if (!a->sign || !b->sign) {
        *difference = a->sign ? *a : *b;
        difference->sign = a->sign - b->sign;
        return;
    }
    difference->place = a->place < b->place ? a->place : b->place;
    difference->count = (size_t)(end - difference->place) + 1;
    difference->sign = 1;
    if (!subtract_digits(difference, a, b, 1)) {
        difference->sign = -1;
        subtract_digits(difference, a, b, -1);
    }
    trim(difference);
}

/*
 * The highest digits as a double-double, and `place` so that |number| ≈ leading · 2^(32·place).
 * Five digits of 32 bits are more than a double-double holds.
 */
static struct dd leading(const struct exact *number, int *place)
{
    enum { COUNTING = 5 };
    struct dd sum = {0, 0};

    *place = end_of(number);
    for (int i = 1; i <= COUNTING; i++)
        sum = dd_add(sum, dd_from(ldexp((double)digit_at(number, *place - i), -DIGIT_BITS * i)));
    return sum;
}

struct dd exact_ratio(const struct exact *a, const struct exact *b)
{
    int of_a, of_b;
    struct dd x = leading(a, &of_a), y = leading(b, &of_b);
    struct dd ratio = dd_divide(x, y);
    int sign = a->sign * b->sign, exponent = DIGIT_BITS * (of_a - of_b);
    double hi = sign * ldexp(ratio.hi, exponent), lo = sign * ldexp(ratio.lo, exponent);

    return (struct dd){hi, isfinite(hi) ? lo : 0};
}
