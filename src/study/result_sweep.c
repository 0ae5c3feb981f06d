#include "study/result_sweep.h"

#include <stdio.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/processors.h"
#include "descent/minimum.h"
#include "request/rates.h"
#include "study/differ.h"
#include "study/optimizers.h"

/* The default rates: from FROM to TO times the stability limit, RATES of them. */
#define FROM 0.001
#define TO   1.2

enum { RATES = 400 };

static int check(const struct spec *spec, struct err *err)
{
    if (!spec->trajectory)
        return 0;
    return err_set(err, STATUS_USAGE,
                   "sweep descends at every rate, and takes no trajectory: give --function or "
                   "--data");
}

/* Chooses the default rates; both ends are rounded to two digits. */
static int choose_rates(const struct study *study, const struct optimizer *optimizer,
                        struct err *err)
{
    struct spec *spec = study->spec;
    struct minimum minimum = minimum_from(&study->objective, spec->start.at, 0);
    double limit = minimum_stability_limit(&minimum, optimizer);
    char range[80];

    if (limit > 0) {
        snprintf(range, sizeof range, "%.2g:%.2g:%dlog", FROM * limit, TO * limit, RATES);
        if (!rates_read(&spec->lr, range)) {
            spec_set_given(spec, &spec->lr);
            return 0;
        }
    }
    return err_set(err, STATUS_USAGE,
                   "--%s needs --lr, a range of learning rates: there is no stability limit to "
                   "choose one by",
                   spec->data ? "data" : "function");
}

static int resolve(const struct study *study, struct descent *descent, struct err *err)
{
    const struct spec *spec = study->spec;

    if (defaults_descent(study, DEFAULTS_OTHER_RATES, descent, err) ||
        optimizers_only(&descent->optimizer, spec, err))
        return -1;
    if (descent->optimizer.rule->without_lr)
        return err_set(err, STATUS_USAGE, "sweep is over learning rates, and %s has none",
                       descent->optimizer.rule->name);
    if (!spec_given(spec, &spec->lr) && choose_rates(study, &descent->optimizer, err))
        return -1;
    descent->lr = spec->lr.at;
    descent->runs = spec->lr.count;
    if (spec->iterations < 1)
        return err_set(err, STATUS_USAGE,
                       "--iterations: sweep needs 1 or more to tell rates apart");
    if (spec->normalize.count)
        return err_set(err, STATUS_USAGE, "--normalize: sweep takes the rates of --lr alone");
    return 0;
}

/* Sweeps on as many threads as --jobs says, or as there are processors. */
static int make(struct study *study, void **made, struct err *err)
{
    struct sweep *sweep = *made = mem_zeroed(1, sizeof *sweep);
    const struct spec *spec = study->spec;
    long jobs = spec_given(spec, &spec->jobs) ? spec->jobs : processors_count();
    struct descent descent;

    if (resolve(study, &descent, err))
        return -1;
    return sweep_run(sweep, &descent, &study->objective, jobs, err);
}

static void release(void *made)
{
    sweep_release(made);
    free(made);
}

const struct sweep *study_sweep(const struct study *study)
{
    return study_made(study, &result_sweep);
}

static void write(const struct study *study, const char *recipe, FILE *stream)
{
    sweep_write(study_sweep(study), recipe, stream);
}

static int ends_differ(double lr, const struct run_end *a, const struct run_end *b, double within,
                       struct err *err)
{
    char rate[NUMBER_SIZE], first[NUMBER_SIZE], second[NUMBER_SIZE];

    number_exact(rate, lr);
    if (!differ_same(a->loss, b->loss, within))
        return err_set(err, STATUS_FAILED, "lr=%s: loss %s and %s", rate,
                       number_exact(first, a->loss), number_exact(second, b->loss));
    if (a->kind != b->kind)
        return err_set(err, STATUS_FAILED, "lr=%s: %s and %s", rate, verdict_name(a->kind),
                       verdict_name(b->kind));
    return 0;
}

static int differ(const struct study *first, const struct study *second, double within,
                  struct err *err)
{
    const struct sweep *a = study_sweep(first), *b = study_sweep(second);
    char one[NUMBER_SIZE], other[NUMBER_SIZE];

    for (size_t i = 0; i < a->count && i < b->count; i++) {
        if (a->lr[i] != b->lr[i])
            return err_set(err, STATUS_FAILED, "learning rates %s and %s",
                           number_exact(one, a->lr[i]), number_exact(other, b->lr[i]));
        if (ends_differ(a->lr[i], &a->ends[i], &b->ends[i], within, err))
            return -1;
    }
    if (a->count != b->count)
        return err_set(err, STATUS_FAILED, "%zu and %zu learning rates", a->count, b->count);
    return 0;
}

const struct result result_sweep = {
    .check = check,
    .make = make,
    .release = release,
    .write = write,
    .command = "sweep",
    .differ = differ,
};
