#include "descent/descent.h"

#include <math.h>
#include <string.h>

#include "base/progress.h"
#include "descent/part.h"
#include "descent/stretch.h"
#include "descent/verdict.h"

/* How far all runs are. */
struct done {
    struct progress progress;
    double before; /* iterations of the runs before this one */
};

static struct state state_at(const struct objective *objective, const double *parameter)
{
    struct evaluation at = objective_at(objective, parameter);
    struct state state = {.loss = at.loss};

    for (size_t i = 0; i < PARAMETERS_MAX; i++) {
        state.parameter[i] = i < objective->parameters ? parameter[i] : 0;
        state.slope[i] = i < objective->parameters ? at.slope[i] : 0;
    }
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

/* Puts the state after this one in its place. */
static void advance(const struct descent *descent, const struct objective *objective, double lr,
                    struct numbered_state *at)
{
    double parameter[PARAMETERS_MAX];

    memcpy(parameter, at->state.parameter, sizeof parameter);
    step(descent, objective, lr, &at->state, parameter);
    at->state = state_at(objective, parameter);
    at->iteration++;
}

/* The last state that is not settled and the one after it, looked for where they can be. */
static void keep_settling(const struct descent *descent, const struct objective *objective,
                          struct part *part)
{
    const struct run *run = part->run;
    struct settling settling = verdict_settling(run, part->parameters, objective, part->tolerance);
    struct numbered_state at = part->steep, before = at;
    struct state last = run_last_state(run);
    struct progress progress;

    if (!settling_has(&settling, &last))
        return;
    progress_begin(&progress, (double)(part->flat_after - at.iteration),
                   "looking for where the run came to rest");
    for (size_t done = 0; at.iteration < part->flat_after; done++) {
        advance(descent, objective, run->lr, &at);
        if (!settling_has(&settling, &at.state))
            before = at;
        progress_at(&progress, (double)done);
    }
    progress_end(&progress);
    if (settling_has(&settling, &before.state))
        return;
    part_insert(part, &before);
    advance(descent, objective, run->lr, &before);
    part_insert(part, &before);
}

/* Trains the run state by state, whatever the objective. */
static void train_slowly(const struct descent *descent, const struct objective *objective,
                         struct part *part, struct done *done)
{
    size_t parameters = objective->parameters;
    double parameter[PARAMETERS_MAX], lr = part->run->lr;

    memcpy(parameter, descent->start, sizeof parameter);
    for (long k = 0;; k++) {
        struct state state = state_at(objective, parameter);

        part_add(part, &state, (size_t)k);
        if (k % LANES == 0)
            progress_at(&done->progress, done->before + (double)k);
        if (k == descent->iterations || !state_is_finite(&state, parameters) ||
            is_flat(&state, parameters, descent->tolerance))
            break;
        step(descent, objective, lr, &state, parameter);
    }
}

static void add_stretch(struct part *part, const struct stretch *stretch, size_t first)
{
    if (part->keep.rule == KEEP_ALL) {
        run_add_states(part->run, stretch->parameter, stretch->loss, stretch->slope,
                       stretch->count);
        return;
    }
    for (size_t i = 0; i < stretch->count; i++) {
        const struct state state = {{stretch->parameter[i]}, stretch->loss[i], {stretch->slope[i]}};

        part_add(part, &state, first + i);
    }
}

/* The same states, by stretches. */
static void train_fast(const struct descent *descent, struct stretch *stretch, struct part *part,
                       struct done *done)
{
    size_t all = (size_t)descent->iterations + 1;
    double next = descent->start[0];

    for (size_t k = 0; k < all; k += stretch->count) {
        next = stretch_descend(stretch, next, part->run->lr, descent->tolerance,
                               all - k < LANES ? all - k : LANES);
        add_stretch(part, stretch, k);
        progress_at(&done->progress, done->before + (double)k);
        if (stretch->ends)
            break;
    }
}

static void train_run(const struct descent *descent, const struct objective *objective,
                      struct stretch *stretch, struct run *run, struct done *done)
{
    size_t parameters = objective->parameters;
    struct state last;
    struct part part;

    part_init(&part, &descent->keep, run, parameters, descent->tolerance, descent->iterations);
    if (descent->keep.rule == KEEP_ALL)
        run_reserve(run, (size_t)descent->iterations + 1);
    if (stretch)
        train_fast(descent, stretch, &part, done);
    else
        train_slowly(descent, objective, &part, done);
    part_finish(&part);
    last = run_last_state(run);
    if (run_is_part(run) && state_is_finite(&last, parameters))
        keep_settling(descent, objective, &part);
    run_forget_places(run);
}

/* The iterations that the limit of work leaves to each run. */
static double most_iterations(const struct descent *descent, const struct objective *objective)
{
    return fmax(floor(WORK_MOST / (double)objective_cost(objective) / (double)descent->runs) - 1,
                0);
}

static int check_limits(const struct descent *descent, const struct objective *objective,
                        struct err *err)
{
    double most = most_iterations(descent, objective);
    double kept = keep_most(&descent->keep, descent->iterations) * (double)descent->runs;

    if (kept > DESCENT_MOST_STATES && descent->keep.rule == KEEP_ALL)
        return err_set(err, STATUS_LIMIT,
                       "%.0f states are more than %d; lower --iterations, or have train and "
                       "history keep a part of them: --keep log, with up to %.0f iterations",
                       kept, DESCENT_MOST_STATES, most);
    if (kept > DESCENT_MOST_STATES)
        return err_set(err, STATUS_LIMIT,
                       "up to %.0f states are more than %d; keep fewer, as with --keep log", kept,
                       DESCENT_MOST_STATES);
    if ((double)descent->iterations > most)
        return err_set(err, STATUS_LIMIT,
                       "%.0f states of %zu operations each are too much work; lower --iterations "
                       "to %.0f",
                       ((double)descent->iterations + 1) * (double)descent->runs,
                       objective_cost(objective), most);
    return 0;
}

static void begin_progress(struct progress *progress, const struct descent *descent)
{
    double total = (double)descent->runs * (double)descent->iterations;

    if (descent->runs == 1)
        progress_begin(progress, total, "training %ld iterations", descent->iterations);
    else
        progress_begin(progress, total, "training %zu runs of %ld iterations", descent->runs,
                       descent->iterations);
}

int descent_train(const struct descent *descent, const struct objective *objective,
                  struct trajectory *trajectory, struct err *err)
{
    struct done done;
    struct stretch *stretch = NULL; /* NULL: runs are too short, or the objective has no lanes */

    if (check_limits(descent, objective, err))
        return -1;
    if (descent->iterations >= LANES)
        stretch = stretch_new(objective);
    trajectory_init(trajectory, objective->parameters, objective->names);
    trajectory->keep = descent->keep;
    begin_progress(&done.progress, descent);
    for (size_t i = 0; i < descent->runs; i++) {
        struct run *run = trajectory_add_run(trajectory, descent->lr[i]);

        done.before = (double)i * (double)descent->iterations;
        run->normalised = descent->normalised;
        train_run(descent, objective, stretch, run, &done);
    }
    progress_end(&done.progress);
    stretch_free(stretch);
    return 0;
}
