#include "figure/levels.h"

#include <float.h>
#include <math.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>

#include "figure/ticks.h"
#include "math/decades.h"

#define CONSTANT 1e-11 /* a spread below this part of the values is rounding */
#define SKEWED   0.13  /* heights of the lower and the upper tenth: below it, values pile up */
#define TAIL     0.02  /* of the sample, at both ends */
#define BLOB     0.4   /* the most of the sample that a band may hold */
#define SLACK    0.3   /* how far rounding moves a level, in parts of a gap */
#define EXACT    1e-12

enum {
    INTERVALS = 10, /* of even spacing, at most */
    WANTED = 8,     /* levels in growing distances, at least */
    QUANTILES = 9,
    FEWEST_DIGITS = 2, /* of labels */
    ROUND_DIGITS = 3,  /* numbers of so many are round enough */
    MOST_DIGITS = 15,
    LONG_DIGITS = 5, /* more are too long for a label */
};

static int ascending(const void *a, const void *b)
{
    double x = *(const double *)a, y = *(const double *)b;

    return (x > y) - (x < y);
}

static size_t keep_finite(double *samples, size_t count)
{
    size_t kept = 0;

    for (size_t i = 0; i < count; i++)
        if (isfinite(samples[i]))
            samples[kept++] = samples[i];
    return kept;
}

static double quantile(const double *sorted, size_t count, double part)
{
    return sorted[(size_t)(part * (double)(count - 1) + 0.5)];
}

/* Whether the level is above the last one, by more than rounding can make of equal ones. */
static bool is_above(const struct levels *levels, double level)
{
    double before = levels->count ? levels->at[levels->count - 1] : -DBL_MAX;

    return level - before > CONSTANT * fmax(fabs(before), fabs(level));
}

/* Adds a level, unless it is no number or not above the last one; false where there is no room. */
static bool add(struct levels *levels, double level)
{
    if (!isfinite(level) || !is_above(levels, level))
        return true;
    if (levels->count == LEVELS_MOST)
        return false;
    levels->at[levels->count++] = level;
    return true;
}

static struct levels even(double low, double high)
{
    struct levels levels = {.digits = FEWEST_DIGITS};
    double size = ticks_size(ticks_step(low, high, INTERVALS)), first = floor(low / size);

    for (int i = 0; i <= INTERVALS + 1; i++)
        if ((first + i) * size > low && (first + i) * size <= high)
            add(&levels, (first + i) * size);
    return levels;
}

/* Numbers that are multiplied by powers of ten to make levels, from sparse to dense: the first
 * series has few enough for the 632 decades from the smallest double to the largest. */
static const struct {
    double at[7]; /* ended by 0 */
    int decades;  /* from one power to the next that counts */
} series[] = {
    {{1}, 60},
    {{1}, 40},
    {{1}, 30},
    {{1}, 20},
    {{1}, 12},
    {{1}, 6},
    {{1}, 3},
    {{1}, 2},
    {{1}, 1},
    {{1, 3}, 1},
    {{1, 2, 5}, 1},
    {{1, 2, 3, 6}, 1},
    {{1, 1.5, 2, 3, 5, 7}, 1},
};

enum { SERIES = sizeof series / sizeof *series };

/* False where there is no room for all of them. */
static bool growing(double base, double low, double high, size_t number, struct levels *levels)
{
    int decades = series[number].decades;
    int first = decades_floor(low) / decades * decades - decades;

    *levels = (struct levels){.digits = FEWEST_DIGITS};
    for (int decade = first; decade <= decades_floor(high); decade += decades)
        for (const double *at = series[number].at; *at > 0; at++) {
            double distance = *at * pow(10, decade);

            if (distance > low && distance <= high && !add(levels, base + distance))
                return false;
        }
    return true;
}

/* The sparsest series that is dense enough, or the densest that is sparse enough. */
static struct levels growing_enough(double base, double low, double high)
{
    struct levels levels, denser;

    growing(base, low, high, 0, &levels);
    for (size_t i = 1; i < SERIES && levels.count < WANTED; i++) {
        if (!growing(base, low, high, i, &denser))
            break;
        levels = denser;
    }
    return levels;
}

static struct levels quantiles(const double *sorted, size_t count)
{
    struct levels levels = {.digits = FEWEST_DIGITS};

    for (int i = 1; i <= QUANTILES; i++) {
        double level = quantile(sorted, count, (double)i / (QUANTILES + 1));

        if (level > sorted[0])
            add(&levels, level);
    }
    return levels;
}

/* The part of the sample in the fullest band. */
static double fullest(const struct levels *levels, const double *sorted, size_t count)
{
    size_t most = 0, i = 0;

    for (size_t band = 0; band <= levels->count; band++) {
        size_t before = i;

        while (i < count && (band == levels->count || sorted[i] < levels->at[band]))
            i++;
        most = i - before > most ? i - before : most;
    }
    return (double)most / (double)count;
}

/* The distance to the nearer neighbour. */
static double gap(const struct levels *levels, size_t i)
{
    double below = i ? levels->at[i] - levels->at[i - 1] : INFINITY;
    double above = i + 1 < levels->count ? levels->at[i + 1] - levels->at[i] : INFINITY;

    return fmin(below, above);
}

static double rounded(double value, int digits)
{
    char text[40];

    snprintf(text, sizeof text, "%.*e", digits - 1, value);
    return strtod(text, NULL);
}

/* The fewest digits that tell the value, but for rounding. */
static int digits_of(double value)
{
    int digits = 1;

    while (digits < MOST_DIGITS && fabs(rounded(value, digits) - value) > EXACT * fabs(value))
        digits++;
    return digits;
}

/* The roundest number no farther away than `slack`: a multiple of 10, 5 or 1 of the largest power;
 * the value itself where no power is that small. */
static double roundest(double value, double slack)
{
    static const double units[] = {1, 0.5};
    int decade = decades_floor(fmax(fabs(value), slack)) + 1;

    for (; decade >= DECADES_SMALLEST; decade--)
        for (int i = 0; i < 2; i++) {
            double unit = units[i] * pow(10, decade), round_value = round(value / unit) * unit;

            if (fabs(round_value - value) <= slack)
                return round_value;
        }
    return value;
}

/* A round number near the level. One alone, which may be the highest value, only moves down. */
static double round_level(const struct levels *levels, size_t i, double lowest)
{
    double level = levels->at[i], slack = SLACK * gap(levels, i);

    if (levels->count > 1)
        return roundest(level, slack);
    slack = SLACK / 2 * (level - lowest);
    return roundest(level - slack, slack);
}

static struct levels round_all(const struct levels *levels, double lowest)
{
    struct levels result = *levels;

    for (size_t i = 0; i < levels->count; i++) {
        int digits = digits_of(levels->at[i]);

        if (digits > ROUND_DIGITS) {
            result.at[i] = round_level(levels, i, lowest);
            digits = digits_of(result.at[i]);
        }
        result.at[i] = rounded(result.at[i], digits);
        result.digits = digits > result.digits ? digits : result.digits;
    }
    return result;
}

static struct levels choose(const double *sorted, size_t count, double lowest)
{
    double base = fmin(lowest, sorted[0]);
    double tenth = quantile(sorted, count, 0.1) - base, upper = quantile(sorted, count, 0.9) - base;
    double low = quantile(sorted, count, TAIL), high = quantile(sorted, count, 1 - TAIL);
    struct levels levels, others;

    if (isfinite(lowest) && tenth < SKEWED * upper && low > base)
        levels = growing_enough(base, low - base, high - base);
    else
        levels = even(low, high > low ? high : sorted[count - 1]);
    if (fullest(&levels, sorted, count) <= BLOB)
        return levels;
    others = quantiles(sorted, count);
    return fullest(&others, sorted, count) <= fullest(&levels, sorted, count) ? others : levels;
}

struct levels levels_choose(double *samples, size_t count, double lowest)
{
    struct levels levels;
    double largest;

    count = keep_finite(samples, count);
    if (!count)
        return (struct levels){.digits = FEWEST_DIGITS};
    qsort(samples, count, sizeof *samples, ascending);
    largest = fmax(fabs(samples[0]), fabs(samples[count - 1]));
    if (samples[count - 1] - samples[0] <= CONSTANT * largest ||
        !isfinite(samples[count - 1] - fmin(lowest, samples[0])))
        return (struct levels){.digits = FEWEST_DIGITS};
    levels = choose(samples, count, lowest);
    return round_all(&levels, samples[0]);
}

/* The fewest digits that tell the difference from a number of this size, as exactly as it is known.
 */
static int digits_of_difference(double value, double size)
{
    int digits = 1;

    while (digits < MOST_DIGITS && fabs(rounded(value, digits) - value) > EXACT * fabs(size))
        digits++;
    return digits;
}

void levels_find_offset(struct levels *levels)
{
    int digits = FEWEST_DIGITS;
    double offset;

    if (levels->count < 2 || levels->digits <= LONG_DIGITS)
        return;
    offset = ticks_round_offset(levels->at[0], levels->at[levels->count - 1]);
    for (size_t i = 0; i < levels->count; i++) {
        int needed = digits_of_difference(levels->at[i] - offset, levels->at[i]);

        digits = needed > digits ? needed : digits;
    }
    if (digits >= levels->digits)
        return;
    levels->offset = offset;
    levels->digits = digits;
}
