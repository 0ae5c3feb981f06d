#include "study/defaults.h"

#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "study/optimizers.h"
#include "study/study.h"

enum { ITERATIONS = 8, ITERATIONS_ON_DATA = 100 };

const struct example example_parabola = {"x^2", 1, {7}, {0.1}, NULL};
const struct example example_rates = {"x^2", 1, {7}, {0.1, 0.3, 1}, NULL};
const struct example example_web = {"x^2", 1, {7}, {0.1, 0.9, 1, 1.1}, NULL};
const struct example example_any_rates = {"x^2", 1, {7}, {0}, NULL};
const struct example example_map = {.function = "x^4-3*x^3+2",
                                    .over = "lr=0.001:0.12:400,start=-1:4:300"};
const struct example example_valley = {"x^2 + 10*y^2", 2, {9, 1}, {0.09}, NULL};

void defaults_objective(struct spec *spec, const struct example *example)
{
    const struct example *taken = example ? example : &example_parabola;
    size_t rates = 0;

    if (spec->function || spec->data || spec->trajectory)
        return;
    while (rates < sizeof taken->lr / sizeof *taken->lr && taken->lr[rates] > 0)
        rates++;
    spec->function = mem_text(taken->function);
    spec_set_given(spec, &spec->function);
    if (taken->parameters && !spec_given(spec, &spec->start))
        spec_set_numbers(spec, &spec->start, taken->start, taken->parameters);
    if (!spec_given(spec, &spec->lr) && rates)
        spec_set_numbers(spec, &spec->lr, taken->lr, rates);
    if (!spec_given(spec, &spec->over) && taken->over && !over_read(&spec->over, taken->over))
        spec_set_given(spec, &spec->over);
}

static void add(struct buf *missing, const char *what)
{
    buf_printf(missing, "%s%s", missing->length ? ", and " : "", what);
}

/*
 * Lists what the descent lacks: start and rate, and the second parameter where the figure draws two
 * and the objective has one.
 */
static void list_missing(const struct study *study, unsigned others, bool no_lr,
                         struct buf *missing)
{
    const struct spec *spec = study->spec;
    const struct example *example = study->needs->example;
    size_t parameters = study->objective.parameters;
    bool start = others & DEFAULTS_OTHER_START || spec->data || spec_given(spec, &spec->start);
    bool lr = others & DEFAULTS_OTHER_RATES || spec_given(spec, &spec->lr) || no_lr;
    bool flat = example && example->parameters > parameters;

    if (start && lr)
        return;
    if (flat)
        add(missing, spec->data ? "--bias train here" : "x and y here");
    if (!start)
        add(missing, flat || parameters == 2 ? "--start X,Y, where descent begins"
                                             : "--start, where descent begins");
    if (!lr)
        add(missing, "--lr, the learning rate");
}

static int check_missing(const struct study *study, unsigned others, bool no_lr, struct err *err)
{
    struct buf missing = BUF_INIT;
    int result = 0;

    list_missing(study, others, no_lr, &missing);
    if (missing.length)
        result = err_set(err, STATUS_USAGE, "--%s needs %s",
                         study->spec->data ? "data" : "function", missing.data);
    buf_release(&missing);
    return result;
}

/* The start must have as many values as the objective has parameters. */
static int check_start(const struct study *study, struct err *err)
{
    const struct objective *objective = &study->objective;
    size_t count = study->spec->start.count;

    if (count == objective->parameters)
        return 0;
    if (objective->parameters == 1)
        return err_set(err, STATUS_USAGE,
                       "--start takes one value here: %s, not %zu; the decimal sign is a point",
                       objective->names[0], count);
    return err_set(err, STATUS_USAGE, "--start takes two values, V,V here: %s and %s, not %zu",
                   objective->names[0], objective->names[1], count);
}

static int resolve_start(const struct study *study, struct err *err)
{
    struct spec *spec = study->spec;

    if (!spec_given(spec, &spec->start))
        spec_set_numbers(spec, &spec->start, (const double[PARAMETERS_MAX]){0},
                         study->objective.parameters);
    return check_start(study, err);
}

static long default_iterations(const struct study *study)
{
    if (study->needs->iterations)
        return study->needs->iterations(study->spec);
    return study->spec->data ? ITERATIONS_ON_DATA : ITERATIONS;
}

int defaults_descent(const struct study *study, unsigned others, struct descent *descent,
                     struct err *err)
{
    struct spec *spec = study->spec;
    struct optimizers optimizers;
    struct optimizer first;
    bool no_lr;

    if (optimizers_of(&optimizers, spec, err))
        return -1;
    first = optimizers.at[0];
    no_lr = optimizers_take_no_lr(&optimizers);
    free(optimizers.at);
    if (check_missing(study, others, no_lr, err))
        return -1;
    if (!(others & DEFAULTS_OTHER_START) && resolve_start(study, err))
        return -1;
    if (!spec_given(spec, &spec->iterations)) {
        spec->iterations = default_iterations(study);
        spec_set_given(spec, &spec->iterations);
    }
    *descent = (struct descent){
        .optimizer = first,
        .start = {spec->start.count > 0 ? spec->start.at[0] : 0,
                  spec->start.count > 1 ? spec->start.at[1] : 0},
        .lr = spec->lr.at,
        .runs = spec->lr.count,
        .iterations = spec->iterations,
        .tolerance = spec->tolerance,
        .keep = spec->keep,
    };
    return 0;
}
