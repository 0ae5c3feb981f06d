#include "study/log_floor.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "descent/log.h"
#include "descent/log_values.h"
#include "study/log_files.h"
#include "study/log_wish.h"

enum { DIGITS = 4 };

struct floors {
    struct log baselines, candidates;
    double most; /* times the noise */
};

/* A metric: the values of all baselines, and of the candidate. */
struct race {
    const struct floors *floors;
    const struct log_run *run; /* the candidate */
    const struct log_series *series;
    struct log_values *baselines, candidate; /* owned */
};

/* How far the candidate is from the baselines at a step. */
struct place {
    double x, value, distance;
    double noise;   /* until there */
    double ratio;   /* infinite where there is a distance and no noise */
    size_t nearest; /* baseline */
};

static double distance(double a, double b)
{
    if (isfinite(a) && isfinite(b))
        return fabs(a - b);
    return (isnan(a) && isnan(b)) || a == b ? 0 : INFINITY;
}

/* The place at step number `k`, with the noise of the one before. */
static struct place place_at(const struct race *race, size_t k, double noise)
{
    double low = INFINITY, high = -INFINITY;
    struct place place = {
        .x = race->candidate.x[k], .value = race->candidate.y[k], .distance = INFINITY};

    for (size_t i = 0; i < race->floors->baselines.count; i++) {
        double value = race->baselines[i].y[k], away = distance(value, place.value);

        low = isfinite(value) ? fmin(low, value) : low;
        high = isfinite(value) ? fmax(high, value) : high;
        place.nearest = away < place.distance ? i : place.nearest;
        place.distance = fmin(place.distance, away);
    }
    place.noise = high > low ? fmax(noise, high - low) : noise;
    place.ratio = place.distance > 0 ? place.distance / place.noise : 0;
    return place;
}

static void add_where(struct buf *out, const struct race *race, double x)
{
    buf_printf(out, "%s ", race->series->x_name);
    number_add_exact(out, x);
}

static void add_leaving(struct buf *out, const struct race *race, const struct place *place)
{
    buf_printf(out, "%s: %s leaves the baselines at ", race->run->name, race->series->metric);
    add_where(out, race, place->x);
    buf_puts(out, ": ");
    number_add_exact(out, place->value);
    if (!isfinite(place->distance)) {
        buf_puts(out, ", where no baseline is so");
        return;
    }
    buf_puts(out, " is ");
    number_add_display(out, place->distance, DIGITS);
    buf_printf(out, " from the nearest, %s, ", race->floors->baselines.runs[place->nearest].name);
    if (!(place->noise > 0)) {
        buf_puts(out, "and they do not differ until there");
        return;
    }
    number_add_display(out, place->ratio, DIGITS);
    buf_puts(out, " times their spread until there, ");
    number_add_display(out, place->noise, DIGITS);
    buf_puts(out, "; ");
    number_add_display(out, race->floors->most, DIGITS);
    buf_puts(out, " times were allowed");
}

static void add_staying(struct texts *told, const struct race *race, const struct place *farthest)
{
    struct buf line = BUF_INIT, *out = &line;

    buf_printf(out, "%s: %s stays: ", race->run->name, race->series->metric);
    number_add_display(out, farthest->ratio, DIGITS);
    buf_puts(out, " times the spread of the baselines at most");
    if (farthest->ratio > 0) {
        buf_puts(out, ", at ");
        add_where(out, race, farthest->x);
    }
    texts_add(told, line.data);
    buf_release(&line);
}

/* Goes on to the first step at which it leaves. */
static int run_race(const struct race *race, struct texts *told, struct err *err)
{
    struct place farthest = {.ratio = 0}, place = {.noise = 0};
    struct buf line = BUF_INIT;

    for (size_t k = 0; k < race->candidate.count; k++) {
        place = place_at(race, k, place.noise);
        if (place.distance > race->floors->most * place.noise) {
            add_leaving(&line, race, &place);
            err_add(err, STATUS_FAILED, "%s", line.data);
            buf_release(&line);
            return -1;
        }
        farthest = place.ratio > farthest.ratio ? place : farthest;
    }
    add_staying(told, race, &farthest);
    return 0;
}

static int fail_step(const struct race *race, const char *name, size_t k, double x, double first,
                     struct err *err)
{
    struct buf here = BUF_INIT, there = BUF_INIT;

    number_add_exact(&here, x);
    number_add_exact(&there, first);
    err_set(err, STATUS_INPUT,
            "--floor: value %zu of %s stands at %s %s in %s, and at %s in %s; only runs with the "
            "same steps are compared",
            k + 1, race->series->metric, race->series->x_name, here.data, name, there.data,
            race->floors->baselines.runs[0].name);
    buf_release(&here);
    buf_release(&there);
    return -1;
}

/* Nothing is cut or shifted in silence. */
static int check_steps(const struct race *race, const struct log_values *values, const char *name,
                       struct err *err)
{
    const struct log_values *first = &race->baselines[0];

    if (values->count != first->count)
        return err_set(err, STATUS_INPUT,
                       "--floor: %s has %zu values of %s, and %s has %zu; only runs of one length "
                       "are compared",
                       name, values->count, race->series->metric,
                       race->floors->baselines.runs[0].name, first->count);
    for (size_t k = 0; k < values->count; k++)
        if (distance(values->x[k], first->x[k]) > 0)
            return fail_step(race, name, k, values->x[k], first->x[k], err);
    return 0;
}

static int take_baseline(struct race *race, size_t i, struct err *err)
{
    const struct log_run *run = &race->floors->baselines.runs[i];
    const struct log_series *series = log_run_series(run, race->series->metric);

    if (!series)
        return err_set(err, STATUS_INPUT, "--floor: %s has no %s, which %s has", run->name,
                       race->series->metric, race->run->name);
    race->baselines[i] = log_values_of(series);
    return check_steps(race, &race->baselines[i], run->name, err);
}

static int judge_series(struct race *race, struct texts *told, struct err *err)
{
    size_t count = race->floors->baselines.count;
    int result = 0;

    race->baselines = mem_zeroed(count, sizeof *race->baselines);
    race->candidate = log_values_of(race->series);
    for (size_t i = 0; !result && i < count; i++)
        result = take_baseline(race, i, err);
    if (!result)
        result = check_steps(race, &race->candidate, race->run->name, err);
    if (!result)
        result = run_race(race, told, err);
    for (size_t i = 0; i < count; i++)
        log_values_release(&race->baselines[i]);
    free(race->baselines);
    log_values_release(&race->candidate);
    return result;
}

/* What the baselines have, the candidate must have, too. */
static int check_metrics(const struct floors *f, const struct log_run *run, struct err *err)
{
    for (size_t i = 0; i < f->baselines.metric_count; i++)
        if (!log_run_series(run, f->baselines.metrics[i]))
            return err_set(err, STATUS_INPUT, "--floor: %s has no %s, which the baselines have",
                           run->name, f->baselines.metrics[i]);
    return 0;
}

static int judge(const struct floors *f, struct texts *told, struct err *err)
{
    if (f->baselines.count < 2)
        return err_set(err, STATUS_USAGE,
                       "--floor needs two baselines at least, whose spread says how far runs "
                       "differ by chance: gdplot diff --floor 2 A B -- C");
    for (size_t i = 0; i < f->candidates.count; i++) {
        const struct log_run *run = &f->candidates.runs[i];

        if (check_metrics(f, run, err))
            return -1;
        for (size_t k = 0; k < run->count; k++) {
            struct race race = {.floors = f, .run = run, .series = &run->series[k]};

            if (judge_series(&race, told, err) && err->status != STATUS_FAILED)
                return -1;
        }
    }
    return err->status == STATUS_FAILED ? -1 : 0;
}

/* Reads the runs of sources [first, end). */
static int read(struct log *log, const struct spec *spec, const struct log_sources *sources,
                size_t first, size_t end, struct err *err)
{
    struct log_sources some = {.at = sources->at + first, .count = end - first};
    struct log_wanted wanted = log_wanted_of(spec);
    int result = log_read(log, &some, &wanted.wish, err);

    log_wanted_release(&wanted);
    return result;
}

/*
 * Opens all operands together, so that the name of each run tells it from all others, and counts
 * the sources that the first `baselines` operands have.
 */
static int open_all(struct log_sources *sources, const struct spec *spec, size_t baselines,
                    size_t *count, struct err *err)
{
    const struct texts first = {.at = spec->operands.at, .count = baselines};
    struct log_sources counted = {0};
    int result = log_files_open(&counted, &first, err);

    *count = counted.count;
    log_sources_release(&counted);
    return result ? -1 : log_files_open(sources, &spec->operands, err);
}

static int read_and_judge(const struct spec *spec, size_t baselines, struct texts *told,
                          struct err *err)
{
    struct floors f = {.most = spec->floor};
    struct log_sources sources = {0};
    size_t count;
    int result = open_all(&sources, spec, baselines, &count, err);

    if (!result)
        result = read(&f.baselines, spec, &sources, 0, count, err);
    if (!result)
        result = read(&f.candidates, spec, &sources, count, sources.count, err);
    if (!result)
        result = judge(&f, told, err);
    log_release(&f.baselines);
    log_release(&f.candidates);
    log_sources_release(&sources);
    return result;
}

int log_floor_judge(const struct spec *spec, struct texts *told, struct err *err)
{
    size_t count = spec->operands.count;
    size_t baselines = spec->baselines ? spec->baselines : count ? count - 1 : 0;

    if (!baselines || baselines == count)
        return err_set(err, STATUS_USAGE,
                       "--floor needs baselines and a candidate: gdplot diff --floor 2 A B -- C");
    return read_and_judge(spec, baselines, told, err);
}
