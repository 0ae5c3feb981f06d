#include "base/number_long.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/number_scan.h"

enum { MOST_DIGITS = 19, MOST_DECIMALS = 19, MANTISSA = 53 };

__extension__ typedef unsigned __int128 wide;

static const uint64_t power[MOST_DECIMALS + 1] = {
    UINT64_C(1),
    UINT64_C(10),
    UINT64_C(100),
    UINT64_C(1000),
    UINT64_C(10000),
    UINT64_C(100000),
    UINT64_C(1000000),
    UINT64_C(10000000),
    UINT64_C(100000000),
    UINT64_C(1000000000),
    UINT64_C(10000000000),
    UINT64_C(100000000000),
    UINT64_C(1000000000000),
    UINT64_C(10000000000000),
    UINT64_C(100000000000000),
    UINT64_C(1000000000000000),
    UINT64_C(10000000000000000),
    UINT64_C(100000000000000000),
    UINT64_C(1000000000000000000),
    UINT64_C(10000000000000000000),
};

/* The leading bits of a quotient, of which `rest` says whether there are more, as a double. */
static double round_bits(uint64_t bits, bool rest, int exponent)
{
    int surplus = 64 - MANTISSA - __builtin_clzll(bits);
    uint64_t half = UINT64_C(1) << (surplus - 1), tail = bits & (2 * half - 1);
    uint64_t whole = bits >> surplus;

    if (tail > half || (tail == half && (rest || (whole & 1))))
        whole++;
    return ldexp((double)whole, exponent + surplus);
}

/*
 * Both numbers are shifted until their first bits are 1, so that the quotient has 63 bits or 64:
 * ten more than a double, and what is left over decides ties.
 */
static double divide(uint64_t digits, int decimals)
{
    uint64_t divisor = power[decimals];
    int up = __builtin_clzll(digits), over = __builtin_clzll(divisor), down = 1;
    wide dividend = (wide)(digits << up) << (64 - down);
    uint64_t quotient;

    divisor <<= over;
    quotient = (uint64_t)(dividend / divisor);
    return round_bits(quotient, (wide)quotient * divisor != dividend, over - up - 64 + down);
}

const char *number_long(const char *text, double *value)
{
    bool negative = *text == '-';
    const char *start = text + (negative || *text == '+'), *at, *point;
    size_t zeros = strspn(start, "0.");
    uint64_t digits = 0;
    long exponent = 0;
    double magnitude;

    point = at = number_scan_digits(start, &digits);
    if (*at == '.')
        at = number_scan_digits(at + 1, &digits);
    if (digits == 0 || (size_t)(at - start) > zeros + MOST_DIGITS + (start + zeros <= point))
        return NULL;
    exponent = at > point ? point + 1 - at : 0;
    if (*at == 'e' || *at == 'E')
        at = number_scan_exponent(at + 1, &exponent);
    if (!at || exponent > 0 || exponent < -MOST_DECIMALS)
        return NULL;
    magnitude = exponent ? divide(digits, (int)-exponent) : (double)digits;
    *value = negative ? -magnitude : magnitude;
    return at;
}
