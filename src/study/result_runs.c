#include "study/result_runs.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "descent/judge.h"
#include "study/differ.h"
#include "study/optimizers.h"

/* Trains into an empty trajectory; runs that the cache has are copied. */
static int descend(const struct study *study, const struct descent *descent,
                   struct trajectory *trajectory, struct err *err)
{
    if (study->cache)
        return cache_descent(study->cache, study->spec, descent, &study->objective, trajectory,
                             err);
    return descent_train(descent, &study->objective, trajectory, err);
}

/* Trains further runs, and puts them behind those that are there. */
static int train_more(struct study *study, const struct descent *descent, struct err *err)
{
    struct trajectory more = {0};
    int result = descend(study, descent, &more, err);

    for (size_t i = 0; !result && i < more.count; i++) {
        *trajectory_add_run(&study->trajectory, &more.runs[i].optimizer, more.runs[i].lr) =
            more.runs[i];
        more.runs[i] = (struct run){0};
    }
    trajectory_release(&more);
    return result;
}

/* Trains the runs of an optimiser: one a rate, or one where it has none. */
static int train_optimizer(struct study *study, const struct descent *all,
                           const struct optimizer *optimizer, struct err *err)
{
    static const double full = 1;
    struct descent descent = *all;

    descent.optimizer = *optimizer;
    if (optimizer->rule->without_lr) {
        descent.lr = &full;
        descent.runs = 1;
    }
    return study->trajectory.count ? train_more(study, &descent, err)
                                   : descend(study, &descent, &study->trajectory, err);
}

static int train_optimizers(struct study *study, const struct descent *all, struct err *err)
{
    struct optimizers optimizers;
    int result = optimizers_of(&optimizers, study->spec, err);

    for (size_t i = 0; !result && i < optimizers.count; i++)
        result = train_optimizer(study, all, &optimizers.at[i], err);
    free(optimizers.at);
    return result;
}

/* Trains the runs of --normalize. */
static int train_normalized(struct study *study, const struct descent *plain, struct err *err)
{
    struct descent descent = *plain;

    descent.lr = study->spec->normalize.at;
    descent.runs = study->spec->normalize.count;
    descent.optimizer = optimizer_of(&rule_normalized);
    return train_more(study, &descent, err);
}

static int train(struct study *study, struct err *err)
{
    bool normalizes = study->spec->normalize.count > 0;
    struct descent descent;

    if (defaults_descent(study, 0, &descent, err))
        return -1;
    if (normalizes && !rule_normalized.takes(&study->objective))
        return err_set(err, STATUS_USAGE,
                       "--normalize is of use with --data and --bias train alone");
    if (train_optimizers(study, &descent, err))
        return -1;
    return normalizes ? train_normalized(study, &descent, err) : 0;
}

/* Refuses a trajectory with another number of parameters than the objective has. */
static int check_parameters(const struct study *study, struct err *err)
{
    size_t parameters = study->trajectory.parameters;

    if (!objective_is_known(&study->objective) || study->objective.parameters == parameters)
        return 0;
    return err_set(err, STATUS_INPUT, "%s has %zu parameter%s, and the objective %zu",
                   study->spec->trajectory, parameters, parameters == 1 ? "" : "s",
                   study->objective.parameters);
}

/* Trains runs of one optimiser from their last states on, and puts them in their places. */
static int go_on_alike(struct study *study, const struct descent *all, struct run *runs,
                       size_t count, struct err *err)
{
    struct descent descent = *all;
    struct trajectory trained;
    double *rates = mem_zeroed(count, sizeof *rates);
    int result;

    for (size_t i = 0; i < count; i++)
        rates[i] = runs[i].lr;
    descent.optimizer = runs->optimizer;
    descent.lr = rates;
    descent.runs = count;
    descent.from = runs;
    result = descent_train(&descent, &study->objective, &trained, err);
    free(rates);
    if (result)
        return -1;
    for (size_t i = 0; i < count; i++) {
        run_release(&runs[i]);
        runs[i] = trained.runs[i];
    }
    trained.count = 0;
    trajectory_release(&trained);
    return 0;
}

static int go_on(struct study *study, struct err *err)
{
    struct run *runs = study->trajectory.runs;
    struct descent descent;

    if (defaults_descent(study, 0, &descent, err))
        return -1;
    for (size_t i = 0, alike; i < study->trajectory.count; i += alike) {
        alike = trajectory_count_alike(&study->trajectory, i);
        if (go_on_alike(study, &descent, runs + i, alike, err))
            return -1;
    }
    return 0;
}

static int make(struct study *study, void **made, struct err *err)
{
    (void)made;
    if (study->spec->trajectory ? check_parameters(study, err) : train(study, err))
        return -1;
    if (study->goes_on && go_on(study, err))
        return -1;
    judge_all(&study->trajectory, &study->objective, study->spec->tolerance);
    return 0;
}

static void write(const struct study *study, const char *recipe, FILE *stream)
{
    trajectory_write(&study->trajectory, recipe, stream);
}

/* Two runs to compare, the names of their parameters, and by how much equal numbers may differ. */
struct pair {
    const struct run *a, *b;
    char *const *names;
    double within;
};

static int number_differs(const struct pair *pair, size_t k, const char *name, double a, double b,
                          struct err *err)
{
    char first[NUMBER_SIZE], second[NUMBER_SIZE];
    struct buf run = BUF_INIT;

    if (differ_same(a, b, pair->within))
        return 0;
    optimizer_add_run(&run, &pair->a->optimizer, pair->a->lr, "=");
    err_set(err, STATUS_FAILED, "run %s, iteration %zu: %s %s and %s", run.data, k, name,
            number_exact(first, a), number_exact(second, b));
    buf_release(&run);
    return -1;
}

/* Compares state number `i` of one run with number `j` of the other; both are of iteration `k`. */
static int state_differs(const struct pair *pair, size_t i, size_t j, size_t k, struct err *err)
{
    const struct state a = run_state(pair->a, i), b = run_state(pair->b, j);

    for (size_t p = 0; p < pair->a->parameters; p++)
        if (number_differs(pair, k, pair->names[p], a.parameter[p], b.parameter[p], err))
            return -1;
    if (number_differs(pair, k, "loss", a.loss, b.loss, err))
        return -1;
    for (size_t p = 0; p < pair->a->parameters; p++)
        if (number_differs(pair, k, "slope", a.slope[p], b.slope[p], err))
            return -1;
    return 0;
}

static int states_differ(const struct pair *pair, struct err *err)
{
    for (size_t i = 0, j = 0; i < pair->a->count && j < pair->b->count;) {
        size_t first = run_iteration(pair->a, i), second = run_iteration(pair->b, j);

        if (first == second && state_differs(pair, i, j, first, err))
            return -1;
        i += first <= second;
        j += second <= first;
    }
    return 0;
}

static int optimizers_differ(const struct run *a, const struct run *b, struct err *err)
{
    struct buf first = BUF_INIT, second = BUF_INIT;
    int result = 0;

    optimizer_add_text(&first, &a->optimizer);
    optimizer_add_text(&second, &b->optimizer);
    if (!optimizer_is_same(&a->optimizer, &b->optimizer))
        result = err_set(err, STATUS_FAILED, "optimisers %s and %s", first.data, second.data);
    buf_release(&first);
    buf_release(&second);
    return result;
}

static int updates_differ(const struct run *a, const struct run *b, struct err *err)
{
    struct buf run = BUF_INIT;

    optimizer_add_run(&run, &a->optimizer, a->lr, "=");
    err_set(err, STATUS_FAILED, "run %s: %zu and %zu iterations", run.data, run_updates(a),
            run_updates(b));
    buf_release(&run);
    return -1;
}

static int run_differs(const struct pair *pair, struct err *err)
{
    const struct run *a = pair->a, *b = pair->b;
    char lr[NUMBER_SIZE], other[NUMBER_SIZE];

    if (optimizers_differ(a, b, err))
        return -1;
    number_exact(lr, a->lr);
    if (a->lr != b->lr)
        return err_set(err, STATUS_FAILED, "learning rates %s and %s", lr,
                       number_exact(other, b->lr));
    if (states_differ(pair, err))
        return -1;
    return run_updates(a) == run_updates(b) ? 0 : updates_differ(a, b, err);
}

/* "x", or "x and y" */
static void add_names(struct buf *out, const struct trajectory *trajectory)
{
    for (size_t p = 0; p < trajectory->parameters; p++)
        buf_printf(out, "%s%s", p ? " and " : "", trajectory->names[p]);
}

static int names_differ(const struct trajectory *a, const struct trajectory *b, struct err *err)
{
    struct buf first = BUF_INIT, second = BUF_INIT;
    int result = 0;

    add_names(&first, a);
    add_names(&second, b);
    if (strcmp(first.data, second.data))
        result = err_set(err, STATUS_FAILED, "parameters: %s, where the other has %s", first.data,
                         second.data);
    buf_release(&first);
    buf_release(&second);
    return result;
}

static int differ(const struct study *first, const struct study *second, double within,
                  struct err *err)
{
    const struct trajectory *a = &first->trajectory, *b = &second->trajectory;

    if (names_differ(a, b, err))
        return -1;
    for (size_t i = 0; i < a->count && i < b->count; i++) {
        const struct pair pair = {&a->runs[i], &b->runs[i], a->names, within};

        if (run_differs(&pair, err))
            return -1;
    }
    if (a->count != b->count)
        return err_set(err, STATUS_FAILED, "%zu and %zu runs", a->count, b->count);
    return 0;
}

const struct result result_runs = {
    .make = make,
    .write = write,
    .command = "train",
    .differ = differ,
};
