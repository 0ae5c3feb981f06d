#include "descent/log_course.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "descent/log_values.h"
#include "math/quantile.h"

enum { AROUND = 10, NEXT_TO = 3, BEHIND_LEAST = 3 };

static const char *const least[] = {"error", "err", "rmse", "mse", "mae",     "mape", "perplexity",
                                    "ppl",   "wer", "cer",  "nll", "logloss", NULL};
static const char *const greatest[] = {
    "acc",     "accuracy", "auc",       "auroc",  "f1",    "map",          "iou",
    "miou",    "dice",     "precision", "recall", "bleu",  "rouge",        "reward",
    "rewards", "return",   "returns",   "rew",    "epret", "averageepret", "eprewmean",
    "score",   "psnr",     "ssim",      "r2",     "top1",  "top5",         NULL};

static bool is_among(const char *const *words, const char *word, size_t length)
{
    for (; *words; words++)
        if (strlen(*words) == length && !strncasecmp(*words, word, length))
            return true;
    return false;
}

/* A word, or what it is without the digits at its end: mAP50. */
static bool has(const char *const *words, const char *word, size_t length)
{
    size_t bare = length;

    while (bare && isdigit((unsigned char)word[bare - 1]))
        bare--;
    return is_among(words, word, length) || is_among(words, word, bare);
}

enum log_goal log_goal_of(const char *metric)
{
    if (log_is_loss(metric))
        return LOG_GOAL_LEAST;
    while (*metric) {
        size_t length = 0;

        while (isalnum((unsigned char)metric[length]))
            length++;
        if (has(least, metric, length))
            return LOG_GOAL_LEAST;
        if (has(greatest, metric, length))
            return LOG_GOAL_MOST;
        metric += length + (metric[length] != '\0');
    }
    return LOG_GOAL_UNKNOWN;
}

/* Where one is among the finite values of a series that stand. There may be so many that no copy of
 * them is made. */
struct cursor {
    const struct log_series *series;
    double sign; /* −1 where the greatest is best: what follows looks for the least */
    size_t piece, row;
};

static struct cursor first_of(const struct log_series *series)
{
    return (struct cursor){.series = series,
                           .sign = log_goal_of(series->metric) == LOG_GOAL_MOST ? -1 : 1,
                           .row = series->piece_count ? series->pieces[0].first : 0};
}

/* Goes to the next value; false without one. */
static bool next_value(struct cursor *at, double *x, double *y)
{
    while (at->piece < at->series->piece_count) {
        const struct log_piece *pieces = at->series->pieces;

        while (at->row < pieces[at->piece].kept)
            if (log_series_point(at->series, at->row++, x, y) && isfinite(*y)) {
                *y *= at->sign;
                return true;
            }
        if (++at->piece < at->series->piece_count)
            at->row = pieces[at->piece].first;
    }
    return false;
}

/* The last of the least values. */
struct best {
    size_t at, count; /* its number, and how many values there are */
    double x, y;
};

static struct best find_best(const struct log_series *series)
{
    struct cursor cursor = first_of(series);
    struct best best = {.y = INFINITY};
    double x, y;

    for (; next_value(&cursor, &x, &y); best.count++)
        if (y <= best.y) {
            best.at = best.count;
            best.x = x;
            best.y = y;
        }
    return best;
}

/* Copies the values from number `first` to before number `end`. */
static void copy_values(const struct log_series *series, size_t first, size_t end, double *out)
{
    struct cursor cursor = first_of(series);
    double x, y;

    for (size_t i = 0; i < end && next_value(&cursor, &x, &y); i++)
        if (i >= first)
            out[i - first] = y;
}

static double least_from(const struct log_series *series, size_t first)
{
    struct cursor cursor = first_of(series);
    double least_y = INFINITY, x, y;

    for (size_t i = 0; next_value(&cursor, &x, &y); i++)
        if (i >= first)
            least_y = fmin(least_y, y);
    return least_y;
}

/* The median of |differences| of neighbours around the best value. */
static double noise_around(const struct log_series *series, const struct best *best)
{
    size_t first = best->at > AROUND ? best->at - AROUND : 0;
    size_t last = best->at + AROUND < best->count ? best->at + AROUND : best->count - 1;
    double values[2 * AROUND + 1];

    copy_values(series, first, last + 1, values);
    for (size_t i = first; i < last; i++)
        values[i - first] = fabs(values[i - first + 1] - values[i - first]);
    return quantile_median(values, last - first);
}

/* The median of the values from `first` to before `end`. */
static double median_between(const struct log_series *series, size_t first, size_t end)
{
    double *copy = mem_zeroed(end - first, sizeof *copy);
    double median;

    copy_values(series, first, end, copy);
    median = quantile_median(copy, end - first);
    free(copy);
    return median;
}

/* By how much values from `later` on are worse than those next to the best, which may be an
 * outlier. */
static double worsening(const struct log_series *series, const struct best *best, size_t later)
{
    size_t first = best->at > NEXT_TO ? best->at - NEXT_TO : 0;
    size_t end = best->at + NEXT_TO < best->count ? best->at + NEXT_TO + 1 : best->count;

    return median_between(series, later, best->count) - median_between(series, first, end);
}

bool log_course_turns(const struct log_series *series, double *x)
{
    struct best best;
    size_t later;
    double noise;

    if (log_goal_of(series->metric) == LOG_GOAL_UNKNOWN || !series->facts.x_grows ||
        isnan(series->facts.first))
        return false;
    best = find_best(series);
    if (best.count < best.at + 1 + BEHIND_LEAST)
        return false;
    later = best.at + 1 + (best.count - 1 - best.at) / 2;
    noise = 2 * noise_around(series, &best);
    *x = best.x;
    return least_from(series, later) - best.y > noise && worsening(series, &best, later) > noise;
}

size_t log_course_not_finite(const struct log_series *series, double *x, size_t most)
{
    struct log_values values;
    size_t count = 0;

    if (!series->facts.not_finite)
        return 0;
    values = log_values_of(series);
    for (size_t i = 0; i < values.count && count < most; i++)
        if (!isfinite(values.y[i]))
            x[count++] = values.x[i];
    log_values_release(&values);
    return count;
}

double log_course_resumed(const struct log_series *series)
{
    double x = NAN, y;

    if (series->piece_count < 2)
        return NAN;
    for (size_t row = series->pieces[1].first; row < series->pieces[1].end; row++)
        if (log_series_point(series, row, &x, &y))
            break;
    return x;
}
