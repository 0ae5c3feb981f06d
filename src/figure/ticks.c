#include "figure/ticks.h"

#include <float.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/number.h"
#include "base/number_scan.h"
#include "math/decades.h"
#include "math/resolution.h"

enum {
    PLAIN_DIGITS = 7,   /* figures of plain labels, before and after the point */
    PLAIN_DECIMALS = 4, /* of them, after it */
    POWER_DECIMALS = 4, /* beside a power of ten; more call for an offset */
    OFFSET_DIGITS = 15,
    LARGEST_PLAIN = 6, /* figures before the point */
    FEWEST_TICKS = 3,  /* of a logarithmic axis, at numbers with one figure */
};

#define SMALLEST_PLAIN  1e-4 /* of a logarithmic axis whose labels are plain numbers */
#define FARTHEST_OFFSET 5.0  /* lengths of the axis that its labels may count from, below it */

/* Multiple `i` of the step, as the nearest double. */
static double multiple(struct step step, long long i)
{
    double value = (double)(i * step.tenths);
    char text[48];

    if (fabs(value) <= 1 / DBL_EPSILON && number_scale(&value, step.exponent))
        return value;
    snprintf(text, sizeof text, "%llde%d", i * step.tenths, step.exponent);
    return strtod(text, NULL);
}

double ticks_size(struct step step)
{
    return multiple(step, 1);
}

static long long first_at_or_above(struct step step, double limit)
{
    long long i = (long long)floor(limit / ticks_size(step)) - 1;

    while (multiple(step, i) < limit)
        i++;
    return i;
}

static long long last_at_or_below(struct step step, double limit)
{
    long long i = (long long)ceil(limit / ticks_size(step)) + 1;

    while (multiple(step, i) > limit)
        i--;
    return i;
}

struct step ticks_step(double low, double high, int intervals)
{
    static const int tenths[] = {10, 20, 25, 50};
    double span = fmin(high - low, DBL_MAX);
    struct step step = {10, decades_floor(span / intervals) - 2};

    for (;; step.exponent++)
        for (size_t i = 0; i < sizeof tenths / sizeof *tenths; i++) {
            step.tenths = tenths[i];
            if (span / ticks_size(step) <= intervals * (1 + 1e-9))
                return step;
        }
}

void ticks_outward(struct step step, double *low, double *high)
{
    *low = multiple(step, last_at_or_below(step, *low));
    *high = multiple(step, first_at_or_above(step, *high));
}

void ticks_widen(double *low, double *high)
{
    double scale = fmax(fabs(*low), fabs(*high));
    double least = resolution_least(*low, *high);
    double middle;

    if (!isfinite(scale) || scale == 0) {
        *low = -1;
        *high = 1;
        return;
    }
    if (*high == *low)
        least = fmax(scale, least);
    middle = *low / 2 + *high / 2;
    if (*high - *low >= least)
        return;
    *low = middle - least / 2;
    *high = middle + least / 2;
}

/* How the labels of one axis are written: (value − offset) / 10^exponent, with so many decimals. */
struct notation {
    double offset;
    int exponent;
    int decimals;
};

/* The place of the step's last figure: −2 for 0.25, 1 for 20. */
static int last_place(struct step step)
{
    return step.tenths % 10 ? step.exponent : step.exponent + 1;
}

static int leading_place(double value)
{
    return value > 0 ? (int)floor(log10(value) + 1e-12) : 0;
}

/* The multiple of 10^exponent at or below the value, as the nearest double. */
static double round_below(double value, int exponent)
{
    return multiple((struct step){1, exponent},
                    last_at_or_below((struct step){1, exponent}, value));
}

double ticks_round_offset(double low, double high)
{
    int exponent = leading_place(fmax(fabs(low), fabs(high))) + 1;

    for (;; exponent--) {
        double below = round_below(low, exponent), within = round_below(high, exponent);

        if (below >= low - FARTHEST_OFFSET * (high - low))
            return below;
        if (within >= low)
            return within;
    }
}

static struct notation notation_for(double low, double high, struct step step)
{
    int place = last_place(step);
    int leading = leading_place(fmax(fabs(low), fabs(high)));
    struct notation plain = {0, 0, place < 0 ? -place : 0};
    double offset;

    if (leading < LARGEST_PLAIN && plain.decimals <= PLAIN_DECIMALS &&
        leading + 1 + plain.decimals <= PLAIN_DIGITS)
        return plain;
    if (leading - place <= POWER_DECIMALS)
        return (struct notation){0, leading, leading > place ? leading - place : 0};
    /* All labels begin with the same figures: they count from a round number there instead. */
    offset = ticks_round_offset(low, high);
    plain = notation_for(low - offset, high - offset, step);
    plain.offset = offset;
    return plain;
}

static void add_tick(struct axis *axis, double at, struct notation notation)
{
    struct buf text = BUF_INIT;
    double shown = (at - notation.offset) / pow(10, notation.exponent);

    number_add_decimals(&text, shown, notation.decimals);
    axis_add_tick(axis, at, text.data);
    buf_release(&text);
}

void ticks_add_offset(struct buf *title, double offset)
{
    if (offset == 0)
        return;
    buf_puts(title, offset > 0 ? " − " : " + ");
    number_add_display(title, fabs(offset), OFFSET_DIGITS);
}

static void add_notation(struct buf *title, struct notation notation)
{
    ticks_add_offset(title, notation.offset);
    if (notation.exponent != 0) {
        buf_puts(title, " (× ");
        number_add_power_of_ten(title, notation.exponent);
        buf_puts(title, ")");
    }
}

long long ticks_count(struct step step, double low, double high)
{
    return last_at_or_below(step, high) - first_at_or_above(step, low) + 1;
}

void ticks_fill(struct axis *axis, double low, double high, struct step step, struct buf *title)
{
    struct notation notation = notation_for(low, high, step);
    long long last = last_at_or_below(step, high);

    axis->low = low;
    axis->high = high;
    for (long long i = first_at_or_above(step, low); i <= last; i++)
        add_tick(axis, multiple(step, i), notation);
    add_notation(title, notation);
}

struct step ticks_whole_step(double low, double high, int intervals)
{
    struct step step = ticks_step(low, high, intervals);
    const struct step one = {10, -1};

    if (ticks_size(step) < 1)
        return one;
    /* 2.5 is no whole number. */
    if (step.tenths == 25 && step.exponent == -1)
        step.tenths = 50;
    return step;
}

static double power_of_ten(int exponent)
{
    return multiple((struct step){1, exponent}, 1);
}

/* The multiple of the stride at or below the decade. */
static int stride_below(int decade, int stride)
{
    return decade - (decade % stride + stride) % stride;
}

static int stride_above(int decade, int stride)
{
    return stride_below(decade + stride - 1, stride);
}

/* The decades of an axis, from power to power. */
struct decades {
    int first, last;
};

static struct decades decades_of(double low, double high)
{
    struct decades all = {decades_floor(low), decades_floor(high)};

    if (all.last < all.first)
        all.last = all.first;
    if (power_of_ten(all.last) < high)
        all.last++;
    if (all.last == all.first)
        all.last++;
    return all;
}

/* Lets the axis end on a tick where that is near, and at both ends where it had one alone. */
static void end_on_ticks(struct decades *axis, int stride)
{
    int span = axis->last - axis->first;
    int below = stride_below(axis->first, stride), above = stride_above(axis->last, stride);
    bool few = stride_below(axis->last, stride) <= stride_above(axis->first, stride);

    if ((few || 6 * (axis->first - below) <= span) && below >= DECADES_SMALLEST)
        axis->first = below;
    if ((few || 6 * (above - axis->last) <= span) && above <= DECADES_LARGEST)
        axis->last = above;
    if (axis->last > DECADES_LARGEST)
        axis->last = DECADES_LARGEST;
    if (axis->first == axis->last)
        axis->first--;
}

void ticks_fill_logarithmic(struct axis *axis, double low, double high, int intervals)
{
    static const int strides[] = {1, 2, 5, 10, 20, 50, 100, 200, 0};
    struct decades decades = decades_of(low, high);
    int span = decades.last - decades.first;
    size_t s = 0;

    while ((span + strides[s] - 1) / strides[s] > intervals && strides[s + 1])
        s++;
    end_on_ticks(&decades, strides[s]);
    axis->logarithmic = true;
    axis->low = power_of_ten(decades.first);
    axis->high = power_of_ten(decades.last);
    for (int decade = stride_above(decades.first, strides[s]); decade <= decades.last;
         decade += strides[s]) {
        struct buf text = BUF_INIT;

        number_add_power_of_ten(&text, decade);
        axis_add_tick(axis, power_of_ten(decade), text.data);
        buf_release(&text);
    }
}

/* m·10^decade, as people write it, or with the power of ten. */
static void add_multiple(struct axis *axis, int m, int decade, bool plain)
{
    double at = multiple((struct step){10, decade - 1}, m);
    struct buf text = BUF_INIT;

    if (at < axis->low || at > axis->high)
        return;
    if (plain)
        number_add_display(&text, at, 1);
    if (!plain && m > 1)
        buf_printf(&text, "%d × ", m);
    if (!plain)
        number_add_power_of_ten(&text, decade);
    axis_add_tick(axis, at, text.data);
    buf_release(&text);
}

/* Ticks at these multiples of the powers of ten within the axis. */
static void add_multiples(struct axis *axis, const int *multiples, size_t count)
{
    int first = decades_floor(axis->low), last = decades_floor(axis->high);
    bool plain = axis->low >= SMALLEST_PLAIN && axis->high < TICKS_LARGEST_PLAIN;

    for (int decade = first; decade <= last; decade++)
        for (size_t i = 0; i < count; i++)
            add_multiple(axis, multiples[i], decade, plain);
}

static void remove_ticks(struct axis *axis)
{
    while (axis->count > 0)
        free(axis->ticks[--axis->count].text);
}

void ticks_fill_within(struct axis *axis, double low, double high, int intervals, struct buf *title)
{
    static const int multiples[] = {1, 2, 5};

    axis->low = low;
    axis->high = high;
    axis->logarithmic = true;
    add_multiples(axis, multiples, 1);
    if (axis->count >= FEWEST_TICKS)
        return;
    remove_ticks(axis);
    add_multiples(axis, multiples, 3);
    if (axis->count >= FEWEST_TICKS)
        return;
    remove_ticks(axis);
    ticks_fill(axis, low, high, ticks_step(low, high, intervals), title);
}
