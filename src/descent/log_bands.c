#include "descent/log_bands.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "descent/log_values.h"
#include "math/quantile.h"

enum { MOST_NAMED = 12 }; /* runs in a message */

/* Of one metric, the runs of a group that have it. */
struct member {
    const struct log_run *run;
    struct log_values values;
    size_t next; /* the first value that is not before the step that is worked on */
};

struct maker {
    struct log *bands;
    const struct log *log;
    const struct log_bands_wish *wish;
    size_t *group_of;       /* of each run; owned */
    struct member *members; /* owned; as many as the log has runs */
    size_t count;
    double *steps; /* owned */
    size_t step_count;
};

/* Runs of one name are one, or those of a pattern. */
static bool belongs(const struct maker *m, size_t run, const char *name)
{
    return m->wish->group_count ? log_name_matches(name, m->log->runs[run].name)
                                : !strcmp(name, m->log->runs[run].name);
}

static void add_group(struct maker *m, const char *name)
{
    struct log *bands = m->bands;

    bands->runs = mem_grow(bands->runs, bands->count, &bands->capacity, sizeof *bands->runs);
    bands->runs[bands->count++] = (struct log_run){.name = mem_text(name)};
}

/* Puts the runs that are in no group yet into group number `group`; returns how many. */
static size_t fill_group(struct maker *m, size_t group, const char *name)
{
    size_t count = 0;

    for (size_t i = 0; i < m->log->count; i++)
        if (m->group_of[i] == SIZE_MAX && belongs(m, i, name)) {
            m->group_of[i] = group;
            count++;
        }
    return count;
}

/* "; runs are called a, b and 3 more" */
static int fail_group(const struct log *log, const char *pattern, struct err *err)
{
    struct buf names = BUF_INIT;

    for (size_t i = 0; i < log->count && i < MOST_NAMED; i++)
        buf_printf(&names, "%s%s", i ? ", " : "", log->runs[i].name);
    if (log->count > MOST_NAMED)
        buf_printf(&names, " and %zu more", log->count - MOST_NAMED);
    err_set(err, STATUS_USAGE, "--group: no run matches '%.80s'; runs are called %s", pattern,
            names.data);
    buf_release(&names);
    return -1;
}

static int make_groups(struct maker *m, struct err *err)
{
    size_t largest = 0, count;

    for (size_t i = 0; i < m->log->count; i++)
        m->group_of[i] = SIZE_MAX;
    for (size_t i = 0; i < m->wish->group_count; i++) {
        add_group(m, strcmp(m->wish->groups[i], "*") ? m->wish->groups[i] : "all runs");
        count = fill_group(m, i, m->wish->groups[i]);
        if (!count)
            return fail_group(m->log, m->wish->groups[i], err);
        largest = count > largest ? count : largest;
    }
    for (size_t i = 0; i < m->log->count; i++)
        if (m->group_of[i] == SIZE_MAX) {
            add_group(m, m->log->runs[i].name);
            m->group_of[i] = m->bands->count - 1;
            count = m->wish->group_count
                        ? 1
                        : 1 + fill_group(m, m->bands->count - 1, m->log->runs[i].name);
            largest = count > largest ? count : largest;
        }
    if (largest < 2)
        return err_set(err, STATUS_USAGE,
                       "--band: no two runs are one; give them one name, seed=A seed=B, or --group "
                       "'PATTERN'");
    return 0;
}

static int check_values(const struct maker *m, const struct member *member,
                        const struct log_series *series, struct err *err)
{
    const struct log_values *values = &member->values;

    for (size_t i = 1; i < values->count; i++)
        if (!(values->x[i] > values->x[i - 1]))
            return err_set(
                err, STATUS_INPUT, "--band: %s: the %ss of %s do not grow: %.9g comes after %.9g",
                member->run->name, series->x_name, series->metric, values->x[i], values->x[i - 1]);
    for (size_t i = 0; m->wish->kind->positive && i < values->count; i++)
        if (values->y[i] <= 0)
            return err_set(err, STATUS_INPUT,
                           "--band: %s: %s is %.9g at %s %.9g; %s takes values above 0 alone",
                           member->run->name, series->metric, values->y[i], series->x_name,
                           values->x[i], m->wish->kind->name);
    return 0;
}

static void smooth(const struct maker *m, struct log_values *values)
{
    double *smoothed;

    if (log_smooth_is_none(m->wish->smooth))
        return;
    smoothed = mem_zeroed(values->count, sizeof *smoothed);
    log_smooth_apply(m->wish->smooth, values->y, values->count, smoothed);
    memcpy(values->y, smoothed, values->count * sizeof *smoothed);
    free(smoothed);
}

static int take_members(struct maker *m, size_t group, const char *metric, struct err *err)
{
    for (size_t i = 0; i < m->log->count; i++) {
        const struct log_series *series = log_run_series(&m->log->runs[i], metric);
        struct member *member = &m->members[m->count];

        if (!series || m->group_of[i] != group)
            continue;
        *member = (struct member){&m->log->runs[i], log_values_of(series), 0};
        m->count++;
        if (check_values(m, member, series, err))
            return -1;
        smooth(m, &member->values);
    }
    return 0;
}

static void take_steps_of_longest(struct maker *m)
{
    const struct log_values *longest = &m->members[0].values;

    for (size_t i = 1; i < m->count; i++)
        if (m->members[i].values.count > longest->count)
            longest = &m->members[i].values;
    m->step_count = longest->count;
    m->steps = mem_reserve(m->step_count, sizeof *m->steps);
    memcpy(m->steps, longest->x, m->step_count * sizeof *m->steps);
}

static void take_steps_of_all(struct maker *m)
{
    size_t all = 0, kept = 0;

    for (size_t i = 0; i < m->count; i++)
        all += m->members[i].values.count;
    m->steps = mem_reserve(all, sizeof *m->steps);
    for (size_t i = 0, at = 0; i < m->count; at += m->members[i++].values.count)
        memcpy(m->steps + at, m->members[i].values.x,
               m->members[i].values.count * sizeof *m->steps);
    quantile_sort(m->steps, all);
    for (size_t i = 0; i < all; i++)
        if (!kept || m->steps[i] > m->steps[kept - 1])
            m->steps[kept++] = m->steps[i];
    m->step_count = kept;
}

/* The value of a member at a step: NaN for none. */
static double value_at(const struct maker *m, struct member *member, double x)
{
    const struct log_values *values = &member->values;
    size_t i = member->next;
    double part;

    while (i < values->count && values->x[i] < x)
        i++;
    member->next = i;
    if (i == values->count)
        return NAN;
    if (!(values->x[i] > x))
        return values->y[i];
    if (!m->wish->align || !i)
        return NAN;
    part = (x - values->x[i - 1]) / (values->x[i] - values->x[i - 1]);
    return values->y[i - 1] + part * (values->y[i] - values->y[i - 1]);
}

/* A value that is passed over stands at a step that the longest run has not. */
static int check_steps(const struct maker *m, const struct member *member, const char *x_name,
                       const char *metric, struct err *err)
{
    const struct log_values *values = &member->values;
    size_t k = 0;

    for (size_t i = 0; i < values->count; i++) {
        while (k < m->step_count && m->steps[k] < values->x[i])
            k++;
        if (k == m->step_count || m->steps[k] > values->x[i])
            return err_set(err, STATUS_INPUT,
                           "--band: %s has %s at %s %.9g, where the longest run has none; --align "
                           "interpolates between the steps of each run",
                           member->run->name, metric, x_name, values->x[i]);
    }
    return 0;
}

/* The arrays of a series: its steps, the middle, the band and how many runs; owned by the log. */
static struct log_series new_series(struct maker *m, const struct log_series *model)
{
    size_t count = m->step_count;
    double *values = mem_reserve(5 * count, sizeof *values);
    struct log_piece *piece = mem_zeroed(1, sizeof *piece);

    log_own(m->bands, values, piece);
    *piece = (struct log_piece){0, count, count};
    memcpy(values, m->steps, count * sizeof *values);
    return (struct log_series){.metric = mem_text(model->metric),
                               .x_name = model->x_name,
                               .x = values,
                               .y = values + count,
                               .x_count = count,
                               .y_count = count,
                               .pieces = piece,
                               .piece_count = 1,
                               .low = values + 2 * count,
                               .high = values + 3 * count,
                               .counts = values + 4 * count,
                               .members = m->count};
}

static void fill_series(struct maker *m, const struct log_series *series)
{
    double *y = (double *)series->y, *here = mem_zeroed(m->count, sizeof *here);
    double *low = (double *)series->low, *high = (double *)series->high;

    for (size_t k = 0; k < m->step_count; k++) {
        struct band band = {NAN, NAN, NAN};
        size_t count = 0;

        for (size_t i = 0; i < m->count; i++) {
            double value = value_at(m, &m->members[i], m->steps[k]);

            if (isfinite(value))
                here[count++] = value;
        }
        if (count)
            band = m->wish->kind->of(here, count);
        y[k] = band.middle;
        low[k] = band.low;
        high[k] = band.high;
        ((double *)series->counts)[k] = (double)count;
    }
    free(here);
}

static int make_series(struct maker *m, size_t group, const struct log_series *model,
                       struct err *err)
{
    struct log_run *run = &m->bands->runs[group];
    int result = 0;

    (m->wish->align ? take_steps_of_all : take_steps_of_longest)(m);
    for (size_t i = 0; !m->wish->align && !result && i < m->count; i++)
        result = check_steps(m, &m->members[i], model->x_name, model->metric, err);
    if (!result) {
        run->series = mem_grow(run->series, run->count, &run->capacity, sizeof *run->series);
        run->series[run->count] = new_series(m, model);
        fill_series(m, &run->series[run->count++]);
    }
    free(m->steps);
    m->steps = NULL;
    return result;
}

static int make_metric(struct maker *m, size_t group, const char *metric, struct err *err)
{
    int result = take_members(m, group, metric, err);

    if (!result && m->count)
        result = make_series(m, group, log_run_series(m->members[0].run, metric), err);
    for (size_t i = 0; i < m->count; i++)
        log_values_release(&m->members[i].values);
    m->count = 0;
    return result;
}

int log_bands_make(struct log *bands, const struct log *log, const struct log_bands_wish *wish,
                   struct err *err)
{
    struct maker m = {.bands = bands, .log = log, .wish = wish};
    int result;

    *bands = (struct log){0};
    m.group_of = mem_zeroed(log->count, sizeof *m.group_of);
    m.members = mem_zeroed(log->count, sizeof *m.members);
    result = make_groups(&m, err);
    for (size_t g = 0; !result && g < bands->count; g++)
        for (size_t k = 0; !result && k < log->metric_count; k++)
            result = make_metric(&m, g, log->metrics[k], err);
    free(m.group_of);
    free(m.members);
    if (result)
        log_release(bands);
    else
        log_complete(bands);
    return result;
}
