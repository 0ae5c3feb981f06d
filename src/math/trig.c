#include "math/trig.h"

#include <math.h>
#include <stdbool.h>
#include <stdint.h>
#include <string.h>

#include "base/wide.h"

/*
 * π/2 = PART_1 + PART_2 + PART_3 + PART_4. The first three have 33 bits, so that their products
 * with integers of up to 20 bits are exact.
 */
#define PART_1 0x1.921fb544p+0
#define PART_2 0x1.0b4611a6p-34
#define PART_3 0x1.3198a2ep-69
#define PART_4 0x1.b839a252049c1p-104

#define TWO_OVER_PI 0x1.45f306dc9c883p-1
#define ROUNDER     0x1.8p52 /* adding it rounds to an integer */

/* sin y = y + y³·(S1 + S2·y² + …) and cos y = 1 − y²/2 + y⁴·(C1 + C2·y² + …) within ±π/4. */
#define S1 (-0x1.5555555555548p-3)
#define S2 0x1.111111110f77cp-7
#define S3 (-0x1.a01a019bf7bcbp-13)
#define S4 0x1.71de35649b231p-19
#define S5 (-0x1.ae5e591921411p-26)
#define S6 0x1.5d8f97c9f3d4bp-33
#define C1 0x1.555555555554bp-5
#define C2 (-0x1.6c16c16c1504bp-10)
#define C3 0x1.a01a019c9773cp-16
#define C4 (-0x1.27e4f7f8e48edp-22)
#define C5 0x1.1ee9e1583270bp-29
#define C6 (-0x1.8fa99010a4496p-37)

static inline uint64_t bits_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static inline double from_bits(uint64_t bits)
{
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

/* Sine and cosine of the angle y0 + y1, within ±π/4. */
static inline double sine(double y0, double y1)
{
    double z = y0 * y0, cube = z * y0;
    double rest = S2 + z * (S3 + z * (S4 + z * (S5 + z * S6)));

    return y0 - ((z * (0.5 * y1 - cube * rest) - y1) - cube * S1);
}

static inline double cosine(double y0, double y1)
{
    double z = y0 * y0, half = 0.5 * z, most = 1 - half;
    double rest = z * (C1 + z * (C2 + z * (C3 + z * (C4 + z * (C5 + z * C6)))));

    return most + (((1 - most) - half) + (z * rest - y0 * y1));
}

/* An angle, reduced. */
struct reduced {
    double y0, y1;    /* y0 + y1 within ±π/4, */
    uint64_t quarter; /* and how often π/2 was taken away, in its last two bits */
};

/* Of |x| < TRIG_LARGEST. It and what follows is without branches, since loops on vectors call it.
 */
static inline struct reduced reduce(double x)
{
    double rounded = x * TWO_OVER_PI + ROUNDER, n = rounded - ROUNDER;
    double first = x - n * PART_1, second = n * PART_2, third = n * PART_3;
    double near = first - second, y = near - third;
    double lost = ((first - near) - second) + (((near - y) - third) - n * PART_4);
    double y0 = y + lost;

    return (struct reduced){y0, (y - y0) + lost, bits_of(rounded)};
}

/* Minus the wave in the third and fourth quarter. */
static inline double with_sign(double wave, uint64_t quarter)
{
    return from_bits(bits_of(wave) ^ (quarter & 2) << 62);
}

static inline double either(struct reduced angle)
{
    double s = sine(angle.y0, angle.y1), c = cosine(angle.y0, angle.y1);
    uint64_t odd = -(angle.quarter & 1);

    return with_sign(from_bits((bits_of(c) & odd) | (bits_of(s) & ~odd)), angle.quarter);
}

/* sin(x + quarters·π/2), for |x| < TRIG_LARGEST. */
static inline double wave(double x, uint64_t quarters)
{
    struct reduced angle = reduce(x);

    angle.quarter += quarters;
    return either(angle);
}

double trig_sin(double x)
{
    return fabs(x) < TRIG_LARGEST ? wave(x, 0) : sin(x);
}

double trig_cos(double x)
{
    return fabs(x) < TRIG_LARGEST ? wave(x, 1) : cos(x);
}

/* A row of angles, reduced; and what their quarters have in common. */
struct reduced_row {
    double y0[TRIG_ROW], y1[TRIG_ROW];
    uint64_t quarter[TRIG_ROW];
    uint64_t any, all; /* bits of them */
    uint64_t large;    /* 1: there is one from TRIG_LARGEST on, or none that is a number */
};

static inline void reduce_row(struct reduced_row *row, const double *x, uint64_t quarters)
{
    uint64_t any = 0, all = ~(uint64_t)0, large = 0;

    WIDE_LOOP for (size_t i = 0; i < TRIG_ROW; i++)
    {
        struct reduced angle = reduce(x[i]);
        uint64_t quarter = angle.quarter + quarters;

        row->y0[i] = angle.y0;
        row->y1[i] = angle.y1;
        row->quarter[i] = quarter;
        any |= quarter;
        all &= quarter;
        large |= !(fabs(x[i]) < TRIG_LARGEST);
    }
    row->any = any;
    row->all = all;
    row->large = large;
}

/* Neighbours often are in quarters that need the same of the two polynomials. */
static inline void wave_row(const struct reduced_row *row, double *out)
{
    if (!(row->any & 1))
        WIDE_LOOP for (size_t i = 0; i < TRIG_ROW; i++) out[i] =
            with_sign(sine(row->y0[i], row->y1[i]), row->quarter[i]);
    else if (row->all & 1)
        WIDE_LOOP for (size_t i = 0; i < TRIG_ROW; i++) out[i] =
            with_sign(cosine(row->y0[i], row->y1[i]), row->quarter[i]);
    else
        WIDE_LOOP for (size_t i = 0; i < TRIG_ROW; i++) out[i] =
            either((struct reduced){row->y0[i], row->y1[i], row->quarter[i]});
}

/* Returns whether there is an |x| too large for it, or an x that is no number. */
WIDE_OF(bool, wave_rows, (size_t count, const double *x, double *out, uint64_t quarters),
        (count, x, out, quarters))
{
    struct reduced_row reduced;
    uint64_t large = 0;

    for (size_t row = 0; row + TRIG_ROW <= count; row += TRIG_ROW) {
        reduce_row(&reduced, x + row, quarters);
        wave_row(&reduced, out + row);
        large |= reduced.large;
    }
    return large;
}

/* Replaces the results that are none. */
static void mend(size_t count, const double *x, double *out, double (*function)(double))
{
    for (size_t i = 0; i < count; i++)
        if (!(fabs(x[i]) < TRIG_LARGEST))
            out[i] = function(x[i]);
}

void trig_sin_rows(size_t count, const double *x, double *out)
{
    if (wave_rows(count, x, out, 0))
        mend(count, x, out, sin);
}

void trig_cos_rows(size_t count, const double *x, double *out)
{
    if (wave_rows(count, x, out, 1))
        mend(count, x, out, cos);
}
