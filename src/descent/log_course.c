#include "descent/log_course.h"

#include <ctype.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/mem.h"
#include "descent/log_values.h"
#include "math/quantile.h"

enum { AROUND = 10, NEXT_TO = 3, BEHIND_LEAST = 3, LONGEST_WORD = 24 };

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

/* The last of the least values among [from, count). */
static size_t find_least(const struct log_values *values, size_t from)
{
    size_t found = from;

    for (size_t i = from; i < values->count; i++)
        if (values->y[i] <= values->y[found])
            found = i;
    return found;
}

/* The median of |differences| of neighbours around value number `at`. */
static double noise_around(const struct log_values *values, size_t at)
{
    size_t first = at > AROUND ? at - AROUND : 0;
    size_t last = at + AROUND < values->count ? at + AROUND : values->count - 1;
    double differences[2 * AROUND];

    for (size_t i = first; i < last; i++)
        differences[i - first] = fabs(values->y[i + 1] - values->y[i]);
    return quantile_median(differences, last - first);
}

/* The median of the values from `first` to before `end`. */
static double median_between(const struct log_values *values, size_t first, size_t end)
{
    double *copy = mem_zeroed(end - first, sizeof *copy);
    double median;

    memcpy(copy, values->y + first, (end - first) * sizeof *copy);
    median = quantile_median(copy, end - first);
    free(copy);
    return median;
}

/* By how much values from `later` on are worse than those next to the best, which may be an
 * outlier. */
static double worsening(const struct log_values *values, size_t best, size_t later)
{
    size_t first = best > NEXT_TO ? best - NEXT_TO : 0;
    size_t end = best + NEXT_TO < values->count ? best + NEXT_TO + 1 : values->count;

    return median_between(values, later, values->count) - median_between(values, first, end);
}

/* Of values of which the least is best. */
static bool turns(const struct log_values *values, double *x)
{
    size_t best = find_least(values, 0), behind = values->count - 1 - best;
    size_t later = best + 1 + behind / 2;
    double noise;

    if (behind < BEHIND_LEAST)
        return false;
    noise = 2 * noise_around(values, best);
    *x = values->x[best];
    return values->y[find_least(values, later)] - values->y[best] > noise &&
           worsening(values, best, later) > noise;
}

bool log_course_turns(const struct log_series *series, double *x)
{
    enum log_goal goal = log_goal_of(series->metric);
    struct log_values values;
    bool result;

    if (goal == LOG_GOAL_UNKNOWN || !series->facts.x_grows || isnan(series->facts.first))
        return false;
    values = log_values_of(series);
    log_values_keep_finite(&values);
    for (size_t i = 0; goal == LOG_GOAL_MOST && i < values.count; i++)
        values.y[i] = -values.y[i];
    result = turns(&values, x);
    log_values_release(&values);
    return result;
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
