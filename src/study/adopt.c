#include "study/adopt.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/mem.h"
#include "descent/rule.h"
#include "request/fields.h"
#include "request/operand.h"
#include "request/recipe.h"
#include "study/optimizers.h"
#include "study/result_points.h"

/* Refuses options of the groups, but `allowed`: the file decides what they would. */
static int refuse(const struct spec *spec, unsigned groups, const struct field *allowed,
                  const char *why, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & groups) && &fields[i] != allowed)
            return err_set(err, STATUS_USAGE, "--%s: %s %s; leave it out", fields[i].name,
                           spec->trajectory, why);
    return 0;
}

/*
 * Reads the trajectory. If there is no such file, the argument may have been meant as something
 * else: then the message has a hint.
 */
static int read_states(struct study *study, struct buf *recipe, struct err *err)
{
    const char *name = study->spec->trajectory, *columns = study->spec->columns;
    struct buf hint = BUF_INIT;
    struct err problem = {0};
    int result = trajectory_read(&study->trajectory, recipe, name, &problem);

    if (result && problem.status == STATUS_IO && access(name, F_OK))
        operand_hint(&hint, name);
    if (result && !hint.length && columns && !strchr(columns, ','))
        buf_puts(&hint, "; --columns takes two names, X,Y");
    if (result)
        err_set(err, problem.status, "%s%s", problem.message, hint.data);
    buf_release(&hint);
    return result;
}

/* Takes --data as the place of the points; the objective is that of the recipe. */
static void take_points_file(struct spec *spec)
{
    spec->points_file = spec->data;
    spec->data = NULL;
    spec->given[field_find("data", GROUP_OBJECTIVE) - fields] = false;
}

/* Refuses another objective than that of the recipe. */
static int check_objective(const struct study *study, const struct spec *saved, struct err *err)
{
    if (saved->data && study_wants(study->needs, study->spec, &result_points))
        take_points_file(study->spec);
    if (!saved->function && !saved->data)
        return 0;
    return refuse(study->spec, GROUP_OBJECTIVE, NULL, "already names its objective", err);
}

static int take_recipe(const struct study *study, const char *recipe, struct err *err)
{
    struct spec *spec = study->spec, saved;
    int result;

    spec_init(&saved);
    result = recipe_read(&saved, GROUPS_TRAJECTORY, recipe, spec->trajectory, err);
    if (!result)
        result = check_objective(study, &saved, err);
    for (size_t i = 0; !result && i < fields_count; i++)
        if (fields[i].group & GROUPS_TRAJECTORY)
            field_copy(spec, &saved, &fields[i]);
    if (!result && saved.data)
        spec->told_by = mem_text(spec->trajectory);
    spec_release(&saved);
    return result;
}

/* Sets the rates to those of `count` runs. A range that gives the same rates stays a range. */
static void take_rates(struct spec *spec, const struct run *runs, size_t count)
{
    double *rates = mem_zeroed(count, sizeof *rates);

    for (size_t i = 0; i < count; i++)
        rates[i] = runs[i].lr;
    if (spec->lr.count != count || memcmp(spec->lr.at, rates, count * sizeof *rates))
        spec_set_numbers(spec, &spec->lr, rates, count);
    free(rates);
}

static int fail_runs(const struct spec *spec, struct err *err)
{
    return err_set(err, STATUS_INPUT,
                   "%s: the runs are not those of each optimiser at the same learning rates",
                   spec->trajectory);
}

/*
 * Sets the optimisers and the rates to those of `count` runs: first all rates of the first
 * optimiser, then those of the next; one that has none has one run.
 */
static int take_optimizers(struct spec *spec, const struct trajectory *trajectory, size_t count,
                           struct err *err)
{
    const struct run *runs = trajectory->runs;
    struct buf names = BUF_INIT;
    bool has_rates = false;
    int result = 0;

    for (size_t i = 0, alike; i < count && !result; i += alike) {
        const struct rule *rule = runs[i].optimizer.rule;

        alike = trajectory_count_alike(trajectory, i);
        buf_puts(&names, i ? "," : "");
        optimizer_add_text(&names, &runs[i].optimizer);
        if (rule->coordinates) {
            result = fail_runs(spec, err);
        } else if (rule->without_lr) {
            result = alike == 1 ? 0 : fail_runs(spec, err);
            continue;
        }
        if (!has_rates)
            take_rates(spec, runs + i, alike);
        has_rates = true;
        for (size_t k = 0; k < alike && !result; k++)
            if (alike != spec->lr.count || runs[i + k].lr != spec->lr.at[k])
                result = fail_runs(spec, err);
    }
    optimizers_set(spec, names.data);
    buf_release(&names);
    return result;
}

/*
 * Takes what the recipe does not say of the descent from the states. The last runs are those of
 * --normalize.
 */
static int take_descent(struct spec *spec, struct trajectory *trajectory, struct err *err)
{
    const struct run *first = &trajectory->runs[0];
    size_t plain = trajectory->count - spec->normalize.count;

    if (spec->normalize.count >= trajectory->count)
        return err_set(err, STATUS_INPUT, "%s: bad recipe: more rates to normalize than runs",
                       spec->trajectory);
    if (!spec_given(spec, &spec->start))
        spec_set_numbers(spec, &spec->start, run_state(first, 0).parameter, trajectory->parameters);
    if (!spec_given(spec, &spec->iterations)) {
        spec->iterations = (long)run_updates(first);
        spec_set_given(spec, &spec->iterations);
    }
    if (!trajectory_has_optimizers(trajectory))
        take_rates(spec, trajectory->runs, plain);
    else if (take_optimizers(spec, trajectory, plain, err))
        return -1;
    trajectory->keep = spec->keep;
    for (size_t i = plain; i < trajectory->count; i++)
        trajectory->runs[i].optimizer = optimizer_of(&rule_normalized);
    return 0;
}

/* Sets how many iterations the runs are to have in all, where they have no more. */
static int take_iterations(const struct study *study, long iterations, struct err *err)
{
    struct spec *spec = study->spec;
    long most = 0;

    if (!spec->function && !spec->data)
        return err_set(err, STATUS_USAGE,
                       "--iterations: %s has no recipe, by which its runs could go on",
                       spec->trajectory);
    for (size_t i = 0; i < study->trajectory.count; i++)
        if ((long)run_updates(&study->trajectory.runs[i]) > most)
            most = (long)run_updates(&study->trajectory.runs[i]);
    if (iterations < most)
        return err_set(err, STATUS_USAGE,
                       "--iterations is how many there are to be in all; %s has %ld already",
                       spec->trajectory, most);
    spec->iterations = iterations;
    return 0;
}

/* All but the states, of which *recipe is the recipe. */
static int take_rest(struct study *study, const char *recipe, struct err *err)
{
    struct spec *spec = study->spec;
    const struct field *iterations = field_find("iterations", GROUP_DESCENT);
    long wanted = spec->iterations;

    study->goes_on = study->needs->goes_on && spec_given(spec, &spec->iterations);
    if (refuse(spec, GROUP_DESCENT | GROUP_KEEP, study->goes_on ? iterations : NULL,
               "already holds the states", err) ||
        (study->goes_on &&
         refuse(spec, GROUP_OBJECTIVE, NULL, "goes on as its recipe says", err)) ||
        take_recipe(study, recipe, err) || take_descent(spec, &study->trajectory, err))
        return -1;
    return study->goes_on ? take_iterations(study, wanted, err) : 0;
}

int adopt_trajectory(struct study *study, struct err *err)
{
    struct buf recipe = BUF_INIT;
    int result = read_states(study, &recipe, err);

    if (!result)
        result = take_rest(study, recipe.data, err);
    buf_release(&recipe);
    return result;
}
