#include "study/result_runs.h"

#include "descent/verdict.h"
#include "study/runs_differ.h"

/* Trains into an empty trajectory, but for the runs that the cache has. */
static int descend(const struct study *study, const struct descent *descent,
                   struct trajectory *trajectory, struct err *err)
{
    if (study->cache)
        return cache_descent(study->cache, study->spec, descent, &study->objective, trajectory,
                             err);
    return descent_train(descent, &study->objective, trajectory, err);
}

/* The runs on standardised columns, after the others. */
static int train_normalized(struct study *study, const struct descent *plain, struct err *err)
{
    struct descent descent = *plain;
    struct trajectory more = {0};
    int result;

    descent.lr = study->spec->normalize.at;
    descent.runs = study->spec->normalize.count;
    descent.normalized = true;
    result = descend(study, &descent, &more, err);
    for (size_t i = 0; !result && i < more.count; i++) {
        *trajectory_add_run(&study->trajectory, more.runs[i].lr) = more.runs[i];
        more.runs[i] = (struct run){0};
    }
    trajectory_release(&more);
    return result;
}

static int train(struct study *study, struct err *err)
{
    const struct objective *objective = &study->objective;
    bool normalizes = study->spec->normalize.count > 0;
    struct descent descent;

    if (defaults_descent(study, false, &descent, err))
        return -1;
    if (normalizes && !(objective_is_data(objective) && objective->parameters == 2))
        return err_set(err, STATUS_USAGE,
                       "--normalize is of use with --data and --bias train alone");
    if (descend(study, &descent, &study->trajectory, err))
        return -1;
    return normalizes ? train_normalized(study, &descent, err) : 0;
}

/* A trajectory may have been given with another objective. */
static int check_parameters(const struct study *study, struct err *err)
{
    size_t parameters = study->trajectory.parameters;

    if (!objective_is_known(&study->objective) || study->objective.parameters == parameters)
        return 0;
    return err_set(err, STATUS_INPUT, "%s has %zu parameter%s, and the objective %zu",
                   study->spec->trajectory, parameters, parameters == 1 ? "" : "s",
                   study->objective.parameters);
}

static int make(struct study *study, void **made, struct err *err)
{
    (void)made;
    if (study->spec->trajectory ? check_parameters(study, err) : train(study, err))
        return -1;
    verdict_judge_all(&study->trajectory, &study->objective, study->spec->tolerance);
    return 0;
}

static void write(const struct study *study, const char *recipe, FILE *stream)
{
    trajectory_write(&study->trajectory, recipe, stream);
}

const struct result result_runs = {
    .make = make,
    .write = write,
    .command = "train",
    .differ = runs_differ,
};
