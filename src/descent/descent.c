#include "descent/descent.h"

#include <math.h>
#include <string.h>

static struct state state_at(const struct objective *objective, const double *parameter)
{
    struct evaluation at = objective_at(objective, parameter);
    struct state state = {.loss = at.loss};

    memcpy(state.parameter, parameter, objective->parameters * sizeof *parameter);
    memcpy(state.slope, at.slope, objective->parameters * sizeof *at.slope);
    return state;
}

static bool is_flat(const struct state *state, size_t parameters, double tolerance)
{
    for (size_t i = 0; i < parameters; i++)
        if (!(fabs(state->slope[i]) <= tolerance))
            return false;
    return true;
}

/* parameter ← parameter − lr·slope */
static void step(const struct descent *descent, const struct objective *objective, double lr,
                 const struct state *state, double parameter[PARAMETERS_MAX])
{
    const struct moments *m = &objective->moments;
    double variance = m->sxx / (double)m->n, change;

    if (!descent->normalised) {
        for (size_t i = 0; i < objective->parameters; i++)
            parameter[i] -= lr * state->slope[i];
        return;
    }
    change = variance > 0 ? -lr / variance * (state->slope[0] - m->x.hi * state->slope[1]) : 0;
    parameter[0] += change;
    parameter[1] -= lr * state->slope[1] + m->x.hi * change;
}

static void train_run(const struct descent *descent, const struct objective *objective,
                      struct run *run)
{
    size_t parameters = objective->parameters;
    double parameter[PARAMETERS_MAX];

    memcpy(parameter, descent->start, sizeof parameter);
    for (long k = 0;; k++) {
        struct state state = state_at(objective, parameter);

        run_add_state(run, &state);
        if (k == descent->iterations || !state_is_finite(&state, parameters) ||
            is_flat(&state, parameters, descent->tolerance))
            return;
        step(descent, objective, run->lr, &state, parameter);
    }
}

int descent_train(const struct descent *descent, const struct objective *objective,
                  struct trajectory *trajectory, struct err *err)
{
    double states = ((double)descent->iterations + 1) * (double)descent->runs;

    if (states > DESCENT_MOST_STATES)
        return err_set(err, STATUS_LIMIT, "%.0f states are more than %d; lower --iterations",
                       states, DESCENT_MOST_STATES);
    if (states * (double)objective_cost(objective) > DESCENT_MOST_WORK)
        return err_set(
            err, STATUS_LIMIT,
            "%.0f states of an expression of %zu nodes are too much work; lower --iterations",
            states, objective_cost(objective));
    trajectory_init(trajectory, objective->parameters, objective->names);
    for (size_t i = 0; i < descent->runs; i++) {
        struct run *run = trajectory_add_run(trajectory, descent->lr[i]);

        run->normalised = descent->normalised;
        train_run(descent, objective, run);
    }
    return 0;
}
