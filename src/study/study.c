#include "study/study.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "base/processors.h"
#include "descent/descent.h"
#include "request/fields.h"
#include "request/operand.h"
#include "request/rates.h"
#include "request/recipe.h"
#include "study/given.h"
#include "study/told_files.h"

/* The rates of a sweep where none are given: parts of the stability limit, and how many. */
#define SWEEP_FROM 0.001
#define SWEEP_TO   1.2

enum { SWEEP_RATES = 400 };

static const double default_lr[] = {0.1, 0.3, 1};

/* What every text begins with: a parabola, and a valley that is ten times as steep in y. */
static const struct example {
    const char *function;
    double start[PARAMETERS_MAX];
    size_t parameters;
    double lr;
} example_one = {"x^2", {7}, 1, 0.1}, example_two = {"x^2 + 10*y^2", {9, 1}, 2, 0.09};

/* The data set's name as labels show it. */
static const char *data_name(const struct spec *spec)
{
    return strcmp(spec->data, "-") ? spec_base_name(spec->data) : "standard input";
}

static void set_numbers(struct spec *spec, struct numbers *numbers, const double *values,
                        size_t count)
{
    numbers->at = mem_resize(numbers->at, count, sizeof *numbers->at);
    memcpy(numbers->at, values, count * sizeof *values);
    numbers->count = count;
    free(numbers->range);
    numbers->range = NULL;
    spec_set_given(spec, numbers);
}

/* The first option given of those that a trajectory file settles, or NULL. */
static const struct field *settled_option(const struct spec *spec, unsigned groups)
{
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & groups))
            return &fields[i];
    return NULL;
}

static int refuse(const struct spec *spec, unsigned groups, const char *why, struct err *err)
{
    const struct field *field = settled_option(spec, groups);

    if (!field)
        return 0;
    return err_set(err, STATUS_USAGE, "--%s: %s %s; leave it out", field->name, spec->trajectory,
                   why);
}

/* The rates of the first runs; a range that gives the same ones stays. */
static void adopt_rates(struct spec *spec, const struct trajectory *trajectory, size_t count)
{
    double *rates = mem_zeroed(count, sizeof *rates);

    for (size_t i = 0; i < count; i++)
        rates[i] = trajectory->runs[i].lr;
    if (spec->lr.count != count || memcmp(spec->lr.at, rates, count * sizeof *rates))
        set_numbers(spec, &spec->lr, rates, count);
    free(rates);
}

/* What the CSV itself says of the descent, where its recipe does not. */
static void adopt_runs(struct spec *spec, struct trajectory *trajectory)
{
    const struct run *first = &trajectory->runs[0];

    if (!spec_given(spec, &spec->start))
        set_numbers(spec, &spec->start, run_state(first, 0).parameter, trajectory->parameters);
    if (!spec_given(spec, &spec->iterations)) {
        spec->iterations = (long)run_updates(first);
        spec_set_given(spec, &spec->iterations);
    }
    adopt_rates(spec, trajectory, trajectory->count - spec->normalize.count);
    trajectory->keep = spec->keep;
    for (size_t i = 1; i <= spec->normalize.count; i++)
        trajectory->runs[trajectory->count - i].normalized = true;
}

/* Where the trajectory has the objective, and its points are needed, --data is where they are. */
static void take_points_file(struct study *study)
{
    struct spec *spec = study->spec;

    study->points_file = spec->data;
    spec->data = NULL;
    spec->given[field_find("data", GROUP_OBJECTIVE) - fields] = false;
}

/* What stands in a trajectory's place may not be the name of a file at all. */
static int read_states(struct study *study, struct buf *recipe, struct err *err)
{
    const char *name = study->spec->trajectory;
    struct buf hint = BUF_INIT;
    struct err problem = {0};
    int result = trajectory_read(&study->trajectory, recipe, name, &problem);

    if (result && problem.status == STATUS_IO && access(name, F_OK))
        operand_hint(&hint, name);
    if (result && !hint.length && study->spec->columns && !strchr(study->spec->columns, ','))
        buf_puts(&hint, "; --columns takes two names, X,Y");
    if (result)
        err_set(err, problem.status, "%s%s", problem.message, hint.data);
    buf_release(&hint);
    return result;
}

/* Reads the trajectory file and the fields of its recipe. */
static int load_trajectory(struct study *study, const struct study_needs *needs, struct err *err)
{
    struct spec *spec = study->spec;
    struct buf recipe = BUF_INIT;
    struct spec saved;
    int result;

    spec_init(&saved);
    result = read_states(study, &recipe, err);
    if (!result)
        result = refuse(spec, GROUP_DESCENT | GROUP_KEEP, "already holds the states", err);
    if (!result)
        result = recipe_read(&saved, GROUPS_TRAINED, recipe.data, spec->trajectory, err);
    if (!result && saved.data && needs->points)
        take_points_file(study);
    if (!result && (saved.function || saved.data))
        result = refuse(spec, GROUP_OBJECTIVE, "already names its objective", err);
    spec_release(&saved);
    if (!result)
        result = recipe_read(spec, GROUPS_TRAINED, recipe.data, spec->trajectory, err);
    if (!result && spec->data)
        spec->told_by = mem_text(spec->trajectory);
    if (!result && spec->normalize.count >= study->trajectory.count)
        result = err_set(err, STATUS_INPUT, "%s: bad recipe: more rates to normalize than runs",
                         spec->trajectory);
    if (!result)
        adopt_runs(spec, &study->trajectory);
    buf_release(&recipe);
    return result;
}

/* The options that say how data are read, or the model of them. */
static int refuse_for_data(const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && fields[i].group == GROUP_OBJECTIVE &&
            fields[i].offset != offsetof(struct spec, function))
            return err_set(err, STATUS_USAGE, "--%s is of use with --data only", fields[i].name);
    return 0;
}

static int check_objective(const struct spec *spec, const struct study_needs *needs,
                           struct err *err)
{
    if (spec->function && spec->data)
        return err_set(err, STATUS_USAGE, "--function and --data exclude each other; give one");
    if (spec->trajectory && !spec->function && !spec->data && !needs->any_objective)
        return err_set(err, STATUS_USAGE,
                       "%s has no recipe that names its objective; give --function or --data",
                       spec->trajectory);
    return spec->data ? 0 : refuse_for_data(spec, err);
}

static void default_objective(struct spec *spec, const struct study_needs *needs)
{
    const struct example *example = needs->two ? &example_two : &example_one;

    if (spec->function || spec->data || spec->trajectory)
        return;
    spec->function = mem_text(example->function);
    spec_set_given(spec, &spec->function);
    if (!spec_given(spec, &spec->start))
        set_numbers(spec, &spec->start, example->start, example->parameters);
    if (needs->sweeps)
        return;
    if (!spec_given(spec, &spec->lr) && needs->several)
        set_numbers(spec, &spec->lr, default_lr, 3);
    else if (!spec_given(spec, &spec->lr))
        set_numbers(spec, &spec->lr, &example->lr, 1);
}

static int read_moments(struct spec *spec, struct cache *cache, struct err *err)
{
    const struct data_format format = spec_format(spec);
    struct data_source source;
    int result;

    if (cache)
        return cache_moments(cache, spec, err);
    result = spec->told_by ? told_moments(&spec->moments, &source, spec, err)
                           : moments_read(&spec->moments, &source, spec->data, &format, err);
    if (!result)
        spec_set_source(spec, &source);
    free(source.columns);
    return result;
}

/* The centred sums: from the recipe, or from the file. */
static int load_moments(struct spec *spec, struct cache *cache, struct err *err)
{
    size_t given = 0, wanted = 0;

    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group == GROUP_MOMENTS) {
            wanted++;
            given += spec->given[i];
        }
    if (given == wanted)
        return 0;
    if (given > 0)
        return err_set(err, STATUS_INPUT, "%s%sbad recipe: some of the sums of %s are missing",
                       spec->trajectory ? spec->trajectory : "", spec->trajectory ? ": " : "",
                       spec->data);
    if (read_moments(spec, cache, err))
        return -1;
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group == GROUP_MOMENTS)
            spec->given[i] = true;
    return 0;
}

static int load_objective(struct study *study, struct cache *cache, struct err *err)
{
    struct spec *spec = study->spec;

    if (!spec->data && !spec->function)
        return 0;
    if (!spec->data)
        return objective_from_function(&study->objective, spec->function, err);
    if (load_moments(spec, cache, err))
        return -1;
    objective_from_data(&study->objective, &spec->moments, data_name(spec), spec->bias);
    return 0;
}

/*
 * Without --lr a sweep goes from a thousandth of the stability limit to a fifth beyond it, both to
 * two digits.
 */
static void default_sweep(const struct study *study)
{
    struct minimum minimum = minimum_from(&study->objective, study->spec->start.at, 0);
    double limit = minimum_stability_limit(&minimum);
    char range[80];

    if (!(limit > 0))
        return;
    snprintf(range, sizeof range, "%.2g:%.2g:%dlog", SWEEP_FROM * limit, SWEEP_TO * limit,
             SWEEP_RATES);
    if (!rates_read(&study->spec->lr, range))
        spec_set_given(study->spec, &study->spec->lr);
}

static int resolve_descent(const struct study *study, const struct study_needs *needs,
                           struct err *err)
{
    struct spec *spec = study->spec;

    if (given_check_descent(spec, needs, &study->objective, err))
        return -1;
    if (!spec_given(spec, &spec->start))
        set_numbers(spec, &spec->start, (const double[]){0, 0}, study->objective.parameters);
    if (given_check_start(spec, &study->objective, err))
        return -1;
    if (needs->sweeps && !spec_given(spec, &spec->lr))
        default_sweep(study);
    if (!spec_given(spec, &spec->lr))
        return err_set(err, STATUS_USAGE,
                       "--%s needs --lr, a range of learning rates: there is no stability limit "
                       "to choose one by",
                       spec->data ? "data" : "function");
    if (!spec_given(spec, &spec->iterations)) {
        spec->iterations = needs->iterations >= 0 ? needs->iterations : spec->data ? 100 : 8;
        spec_set_given(spec, &spec->iterations);
    }
    return 0;
}

/* Trains into an empty trajectory, or takes what is there already. */
static int descend(const struct study *study, const struct descent *descent, struct cache *cache,
                   struct trajectory *trajectory, struct err *err)
{
    if (cache)
        return cache_descent(cache, study->spec, descent, &study->objective, trajectory, err);
    return descent_train(descent, &study->objective, trajectory, err);
}

/* The runs on standardised columns, after the others. */
static int train_normalized(struct study *study, const struct descent *plain, struct cache *cache,
                            struct err *err)
{
    struct descent descent = *plain;
    struct trajectory more = {0};
    int result;

    descent.lr = study->spec->normalize.at;
    descent.runs = study->spec->normalize.count;
    descent.normalized = true;
    result = descend(study, &descent, cache, &more, err);
    for (size_t i = 0; !result && i < more.count; i++) {
        *trajectory_add_run(&study->trajectory, more.runs[i].lr) = more.runs[i];
        more.runs[i] = (struct run){0};
    }
    trajectory_release(&more);
    return result;
}

static int check_normalized(const struct study *study, struct err *err)
{
    if (!study->spec->normalize.count ||
        (objective_is_data(&study->objective) && study->objective.parameters == 2))
        return 0;
    return err_set(err, STATUS_USAGE, "--normalize is of use with --data and --bias train alone");
}

/* As many threads as were asked for, or as there are processors. */
static int sweep(struct study *study, const struct descent *descent, struct err *err)
{
    const struct spec *spec = study->spec;
    long jobs = spec_given(spec, &spec->jobs) ? spec->jobs : processors_count();

    if (spec->iterations < 1)
        return err_set(err, STATUS_USAGE,
                       "--iterations: sweep needs 1 or more to tell rates apart");
    if (spec->normalize.count)
        return err_set(err, STATUS_USAGE, "--normalize: sweep takes the rates of --lr alone");
    return sweep_run(&study->sweep, descent, &study->objective, jobs, err);
}

static int train(struct study *study, const struct study_needs *needs, struct cache *cache,
                 struct err *err)
{
    struct spec *spec = study->spec;
    struct descent descent;

    if (resolve_descent(study, needs, err))
        return -1;
    descent = (struct descent){
        .start = {spec->start.at[0], spec->start.count > 1 ? spec->start.at[1] : 0},
        .lr = spec->lr.at,
        .runs = spec->lr.count,
        .iterations = spec->iterations,
        .tolerance = spec->tolerance,
        .keep = spec->keep,
    };
    if (needs->sweeps)
        return sweep(study, &descent, err);
    if (check_normalized(study, err) || descend(study, &descent, cache, &study->trajectory, err))
        return -1;
    return spec->normalize.count ? train_normalized(study, &descent, cache, err) : 0;
}

/* A trajectory may have been given with another objective. */
static int check_parameters(const struct study *study, struct err *err)
{
    if (!objective_is_known(&study->objective) ||
        study->objective.parameters == study->trajectory.parameters)
        return 0;
    return err_set(err, STATUS_INPUT, "%s has %zu parameter%s, and the objective %zu",
                   study->spec->trajectory, study->trajectory.parameters,
                   study->trajectory.parameters == 1 ? "" : "s", study->objective.parameters);
}

/* The rows that the objective is made from; a recipe has their sums alone. */
static int load_points(struct study *study, const char *file, struct err *err)
{
    const struct spec *spec = study->spec;
    const struct data_format format = spec_format(spec);
    struct data_source source = {0};
    int result;

    if (!spec->data)
        return err_set(err, STATUS_USAGE, "there are no points to draw; give --data FILE");
    if (!file && spec->told_by)
        return told_points(&study->points, spec, err);
    if (!file)
        file = spec->data;
    if (!strcmp(file, "-"))
        return err_set(err, STATUS_USAGE, "--data: points cannot be read from standard input");
    result = data_read_points(file, &format, &study->points, &source, err);
    if (!result)
        result = told_check_source(spec, &source, file, err);
    free(source.columns);
    return result;
}

static int prepare(struct study *study, const struct study_needs *needs, struct cache *cache,
                   struct err *err)
{
    struct spec *spec = study->spec;

    if (given_check_points(spec, needs, err))
        return -1;
    if (needs->sweeps && spec->trajectory)
        return err_set(err, STATUS_USAGE,
                       "sweep descends at every rate, and takes no trajectory: give --function or "
                       "--data");
    default_objective(spec, needs);
    if (spec->trajectory && load_trajectory(study, needs, err))
        return -1;
    if (check_objective(spec, needs, err) || load_objective(study, cache, err) ||
        (needs->points &&
         load_points(study, study->points_file ? study->points_file : needs->points_file, err)))
        return -1;
    if ((needs->trains || needs->sweeps) && !spec->trajectory && train(study, needs, cache, err))
        return -1;
    if (study->trajectory.count && check_parameters(study, err))
        return -1;
    verdict_judge_all(&study->trajectory, &study->objective, spec->tolerance);
    return 0;
}

int study_prepare(struct study *study, struct spec *spec, const struct study_needs *needs,
                  struct cache *cache, struct err *err)
{
    *study = (struct study){.spec = spec};
    if (!prepare(study, needs, cache, err))
        return 0;
    study_release(study);
    return -1;
}

void study_release(struct study *study)
{
    sweep_release(&study->sweep);
    data_points_release(&study->points);
    free(study->points_file);
    study->points_file = NULL;
    objective_release(&study->objective);
    trajectory_release(&study->trajectory);
}

static void add_turned(struct trajectory *trajectory, const struct run *run, size_t along)
{
    struct run *turned = trajectory_add_run(trajectory, run->lr);

    turned->verdict = run->verdict;
    turned->normalized = run->normalized;
    run_copy_states(turned, run);
    if (along)
        run_swap_parameters(turned);
}

/* The last state that a line can be drawn through. */
static struct state last_finite(const struct run *run, size_t parameters)
{
    struct state state = run_last_state(run);

    for (size_t k = run->count - 1; k > 0 && !state_is_finite(&state, parameters); k--)
        state = run_state(run, k - 1);
    return state;
}

struct study study_slice(const struct study *study, size_t along, const double at[PARAMETERS_MAX])
{
    const struct trajectory *whole = &study->trajectory;
    struct study slice = {.spec = study->spec};
    struct state last;

    if (!whole->count) {
        slice.objective = objective_slice(&study->objective, at, along);
        return slice;
    }
    last = last_finite(&whole->runs[0], PARAMETERS_MAX);
    slice.objective = objective_slice(&study->objective, last.parameter, along);
    trajectory_init(&slice.trajectory, 1, slice.objective.names);
    slice.trajectory.keep = whole->keep;
    for (size_t i = 0; i < whole->count; i++)
        add_turned(&slice.trajectory, &whole->runs[i], along);
    return slice;
}
