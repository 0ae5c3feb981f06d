#include "math/decades.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#define LOG10_2   0.30102999566398119521
#define LOG10_E   0.43429448190325182765
#define LN_10     2.30258509299404568402
#define HALF_ROOT 0.70710678118654752440

enum { TERMS = 11, POWER_TERMS = 24 };

/* log m = 2·(t + t³/3 + t⁵/5 + …) with t = (m − 1)/(m + 1), |t| < 0.172. */
static double logarithm(double m)
{
    double t = (m - 1) / (m + 1), z = t * t, sum = 0;

    for (int i = TERMS - 1; i >= 0; i--)
        sum = sum * z + 1.0 / (2 * i + 1);
    return 2 * t * sum;
}

double decades_log10(double value)
{
    int exponent;
    double m;

    if (!(value > 0 && value < INFINITY))
        return value == 0 ? -INFINITY : value > 0 ? value : NAN;
    m = frexp(value, &exponent);
    if (m < HALF_ROOT) {
        m *= 2;
        exponent--;
    }
    return exponent * LOG10_2 + logarithm(m) * LOG10_E;
}

/* 10 to an integer power: strtod gives the nearest double, which pow() need not. */
static double integer_power(int exponent)
{
    char text[16];

    snprintf(text, sizeof text, "1e%d", exponent);
    return strtod(text, NULL);
}

double decades_power(double exponent)
{
    double nearest = rint(exponent), rest = (exponent - nearest) * LN_10, sum = 1;

    if (!(nearest >= DECADES_SMALLEST && nearest <= DECADES_LARGEST))
        return integer_power(nearest > 0 ? DECADES_LARGEST : DECADES_SMALLEST);
    /* exp(rest) by its series; |rest| ≤ ln(10)/2. */
    for (int i = POWER_TERMS; i > 0; i--)
        sum = 1 + sum * rest / i;
    return integer_power((int)nearest) * sum;
}

int decades_floor(double value)
{
    double guess = floor(decades_log10(value));
    int decade = DECADES_SMALLEST;

    if (guess >= DECADES_LARGEST)
        decade = DECADES_LARGEST;
    else if (guess > DECADES_SMALLEST)
        decade = (int)guess;
    while (decade > DECADES_SMALLEST && integer_power(decade) > value)
        decade--;
    while (decade < DECADES_LARGEST && integer_power(decade + 1) <= value)
        decade++;
    return decade;
}
