#include "kinds/log_alt.h"

#include <math.h>

#include "base/number.h"
#include "descent/log_course.h"
#include "kinds/display.h"
#include "kinds/log_bands.h"

enum { MOST_TOLD = 24, MOST_COMPARED = 8, MOST_PLACES = 3 };

#define LARGEST_WHOLE 1e15

void log_alt_add_x(struct buf *out, double x)
{
    if (x == floor(x) && fabs(x) < LARGEST_WHOLE)
        number_add_decimals(out, x, 0);
    else
        display_number(out, x);
}

void log_alt_add_at(struct buf *out, double value, const char *x_name, double x)
{
    display_number(out, value);
    buf_printf(out, " at %s ", x_name);
    log_alt_add_x(out, x);
}

const char *log_alt_word(const char *metric)
{
    return log_goal_of(metric) == LOG_GOAL_MOST ? "greatest" : "least";
}

const char *log_alt_turn(const char *metric)
{
    return log_goal_of(metric) == LOG_GOAL_MOST ? "falls" : "rises";
}

static void add_extremes(struct buf *out, const struct log_series *series)
{
    const struct log_facts facts = series->facts;
    enum log_goal goal = log_goal_of(series->metric);

    buf_printf(out, goal == LOG_GOAL_UNKNOWN ? ", %s " : ", best (%s) ",
               log_alt_word(series->metric));
    if (goal == LOG_GOAL_MOST)
        log_alt_add_at(out, facts.high, series->x_name, facts.high_x);
    else
        log_alt_add_at(out, facts.low, series->x_name, facts.low_x);
    if (goal != LOG_GOAL_UNKNOWN)
        return;
    buf_puts(out, ", greatest ");
    log_alt_add_at(out, facts.high, series->x_name, facts.high_x);
}

static void add_not_finite(struct buf *out, const struct log_series *series)
{
    double x[MOST_PLACES];
    size_t told = log_course_not_finite(series, x, MOST_PLACES);
    size_t more = series->facts.not_finite - told;

    for (size_t i = 0; i < told; i++) {
        if (i)
            buf_puts(out, i + 1 == told && !more ? " and " : ", ");
        else
            buf_printf(out, ", not finite at %s ", series->x_name);
        log_alt_add_x(out, x[i]);
    }
    if (more)
        buf_printf(out, " and %zu more", more);
}

static void add_course(struct buf *out, const struct log_series *series)
{
    double resumed = log_course_resumed(series), x;

    if (log_course_turns(series, &x)) {
        buf_printf(out, ", %s from %s ", log_alt_turn(series->metric), series->x_name);
        log_alt_add_x(out, x);
    }
    add_not_finite(out, series);
    if (isnan(resumed))
        return;
    buf_printf(out, ", resumed at %s ", series->x_name);
    log_alt_add_x(out, resumed);
}

static void add_series(struct buf *out, const struct log_series *series)
{
    const struct log_facts facts = series->facts;

    buf_printf(out, "%s ", series->metric);
    if (isnan(facts.first)) {
        buf_puts(out, "is never finite");
        return;
    }
    log_alt_add_at(out, facts.first, series->x_name, facts.first_x);
    if (facts.count > 1) {
        buf_puts(out, ", last ");
        log_alt_add_at(out, facts.last, series->x_name, facts.last_x);
        log_band_add_last(out, series);
        add_extremes(out, series);
    }
    add_course(out, series);
}

static double best_of(const struct log_series *series)
{
    return log_goal_of(series->metric) == LOG_GOAL_MOST ? -series->facts.high : series->facts.low;
}

const struct log_series *log_alt_best(const struct log *log, const char *metric, size_t *run,
                                      size_t *runs)
{
    const struct log_series *best = NULL;

    *runs = 0;
    if (log_goal_of(metric) == LOG_GOAL_UNKNOWN)
        return NULL;
    for (size_t i = 0; i < log->count; i++) {
        const struct log_series *series = log_run_series(&log->runs[i], metric);

        if (!series || isnan(series->facts.first))
            continue;
        ++*runs;
        if (best && !(best_of(series) < best_of(best)))
            continue;
        best = series;
        *run = i;
    }
    return best;
}

static void add_best(struct buf *out, const struct log *log)
{
    for (size_t i = 0; i < log->metric_count && i < MOST_COMPARED; i++) {
        size_t run, runs;
        const struct log_series *best = log_alt_best(log, log->metrics[i], &run, &runs);

        if (!best || runs < 2)
            continue;
        buf_printf(out, " The %s %s is that of %s, ", log_alt_word(best->metric), best->metric,
                   log->runs[run].name);
        if (log_goal_of(best->metric) == LOG_GOAL_MOST)
            log_alt_add_at(out, best->facts.high, best->x_name, best->facts.high_x);
        else
            log_alt_add_at(out, best->facts.low, best->x_name, best->facts.low_x);
        buf_puts(out, ".");
    }
}

void log_alt_add(struct buf *out, const struct log *log)
{
    size_t told = 0, more = 0;

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            if (told == MOST_TOLD) {
                more++;
                continue;
            }
            if (k == 0 || told == 0)
                buf_printf(out, "%s%s: ", told ? " " : "", log->runs[i].name);
            add_series(out, &log->runs[i].series[k]);
            buf_puts(out, k + 1 < log->runs[i].count && told + 1 < MOST_TOLD ? "; " : ".");
            told++;
        }
    if (more)
        buf_printf(out, " And %zu more.", more);
    add_best(out, log);
}
