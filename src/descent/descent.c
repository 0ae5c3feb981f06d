#include "descent/descent.h"

#include <math.h>
#include <string.h>

#include "base/progress.h"
#include "descent/burst.h"
#include "descent/keeper.h"
#include "descent/rule.h"

/* How far the training of all runs has come. */
struct done {
    struct progress progress;
    double before; /* iterations of the runs before this one */
};

/* Sets the loss and the slopes of a state whose parameters are set. */
static void evaluate(const struct objective *objective, struct state *state)
{
    struct evaluation at = objective_at(objective, state->parameter);

    state->loss = at.loss;
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        state->slope[i] = i < objective->parameters ? at.slope[i] : 0;
}

static bool is_flat(const struct state *state, size_t parameters, double tolerance)
{
    for (size_t i = 0; i < parameters; i++)
        if (!(fabs(state->slope[i]) <= tolerance))
            return false;
    return true;
}

/* Where the states of a run go, one after the other. */
struct sink {
    const struct run *from;    /* its states but the last are there already; NULL: none are */
    struct keeper *keeper;     /* keeps all or some of them */
    struct settling *settling; /* NULL; else it gets the states in place of the keeper, and finds
                                  where they come to rest */
    struct done *done;
};

static void put(const struct sink *sink, const struct state *state, size_t iteration)
{
    if (sink->settling)
        settling_add(sink->settling, state);
    else
        keeper_add(sink->keeper, state, iteration);
}

static void tell(const struct sink *sink, size_t iteration)
{
    progress_at(&sink->done->progress, sink->done->before + (double)iteration);
}

static struct state first_state(const struct descent *descent, const struct run *from)
{
    struct state state = {.loss = 0};

    if (from)
        return run_last_state(from);
    memcpy(state.parameter, descent->start, sizeof state.parameter);
    return state;
}

static long first_iteration(const struct run *from)
{
    return from ? (long)run_updates(from) : 0;
}

/* Trains the run state by state, for any objective and rule. */
static void train_by_states(const struct descent *descent, const struct objective *objective,
                            const struct sink *sink)
{
    const struct optimizer *optimizer = &descent->optimizer;
    size_t parameters = objective->parameters;
    struct state state = first_state(descent, sink->from);
    long first = first_iteration(sink->from);
    struct rates rates = rates_at(optimizer, sink->keeper->run->lr, first);

    for (long k = first;; k++) {
        struct state before;

        evaluate(objective, &state);
        put(sink, &state, (size_t)k);
        if (k % LANES == 0)
            tell(sink, (size_t)k);
        if (k == descent->iterations || !state_is_finite(&state, parameters) ||
            is_flat(&state, parameters, descent->tolerance))
            break;
        before = state;
        optimizer->rule->step(&(struct update){objective, &before, rates}, &state);
        rates_go_on(&rates, optimizer->rule);
    }
}

static void put_burst(const struct sink *sink, const struct burst *burst, size_t first)
{
    if (!sink->settling && sink->keeper->keep.rule == KEEP_ALL) {
        run_add_states(sink->keeper->run, burst->parameter, burst->loss, burst->slope,
                       (const double *[]){burst->memory[0], burst->memory[1]}, burst->count);
        return;
    }
    for (size_t i = 0; i < burst->count; i++) {
        const struct state state = {.parameter = {burst->parameter[i]},
                                    .loss = burst->loss[i],
                                    .slope = {burst->slope[i]},
                                    .memory = {{burst->memory[0][i]}, {burst->memory[1][i]}}};

        put(sink, &state, first + i);
    }
}

/* Trains the run to the same states, burst by burst. */
static void train_by_bursts(const struct descent *descent, struct burst *burst,
                            const struct sink *sink)
{
    size_t all = (size_t)descent->iterations + 1;
    const struct state state = first_state(descent, sink->from);
    size_t first = (size_t)first_iteration(sink->from);

    burst_begin(burst, &state, first, sink->keeper->run->lr, descent->tolerance);
    for (size_t k = first; k < all; k += burst->count) {
        burst_descend(burst, all - k < LANES ? all - k : LANES);
        put_burst(sink, burst, k);
        tell(sink, k);
        if (burst->ends)
            break;
    }
}

static void train_into(const struct descent *descent, const struct objective *objective,
                       struct burst *burst, const struct sink *sink)
{
    if (burst)
        train_by_bursts(descent, burst, sink);
    else
        train_by_states(descent, objective, sink);
}

/*
 * If the run has come to rest, keeps the last state that is not at rest and the one after it. To
 * find them the run is trained once more, since what is rest depends on the reach of the whole run.
 */
static void keep_settling(const struct descent *descent, const struct objective *objective,
                          struct burst *burst, struct keeper *keeper)
{
    const struct rest rest = {keeper->space, descent->tolerance,
                              reach_of(&keeper->reach, keeper->space.dimensions)};
    struct done done = {.before = 0};
    struct settling settling;

    if (rest_from(&rest, keeper->run) == keeper->run->count)
        return;
    progress_begin(&done.progress, (double)descent->iterations,
                   "looking for where the run came to rest");
    settling_init(&settling, &rest);
    train_into(descent, objective, burst, &(struct sink){NULL, keeper, &settling, &done});
    settling_finish(&settling);
    progress_end(&done.progress);
    if (settling.found) {
        keeper_insert(keeper, &settling.moving);
        keeper_insert(keeper, &settling.settled);
    }
    settling_release(&settling);
}

/* Keeps those of the states before the last that are to be kept now. */
static void take_states(struct keeper *keeper, const struct run *from)
{
    for (size_t k = 0; from && k + 1 < from->count; k++) {
        const struct state state = run_state(from, k);

        keeper_add(keeper, &state, run_iteration(from, k));
    }
}

static void train_run(const struct descent *descent, const struct objective *objective,
                      struct burst *burst, const struct run *from, struct run *run,
                      struct done *done)
{
    struct state last;
    struct keeper keeper;

    keeper_init(&keeper, &descent->keep, run, objective, descent->iterations);
    if (descent->keep.rule == KEEP_ALL)
        run_reserve(run, (size_t)descent->iterations + 1);
    take_states(&keeper, from);
    train_into(descent, objective, burst, &(struct sink){from, &keeper, NULL, done});
    keeper_finish(&keeper);
    last = run_last_state(run);
    if (run_is_thinned(run) && state_is_finite(&last, objective->parameters))
        keep_settling(descent, objective, burst, &keeper);
    run_forget_iterations(run);
}

/* How many iterations each run may have within the limit of work. */
static double most_iterations(const struct descent *descent, const struct objective *objective)
{
    return fmax(floor(WORK_MOST / (double)objective->cost / (double)descent->runs) - 1, 0);
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
                       ((double)descent->iterations + 1) * (double)descent->runs, objective->cost,
                       most);
    return 0;
}

static bool is_same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

static bool is_state_of(const struct objective *objective, const struct state *state)
{
    struct state evaluated = *state;

    evaluate(objective, &evaluated);
    for (size_t i = 0; i < objective->parameters; i++)
        if (!is_same(evaluated.slope[i], state->slope[i]))
            return false;
    return is_same(evaluated.loss, state->loss);
}

static int check_from(const struct descent *descent, const struct objective *objective,
                      struct err *err)
{
    for (size_t i = 0; descent->from && i < descent->runs; i++) {
        const struct state last = run_last_state(&descent->from[i]);
        struct buf name = BUF_INIT;

        if (is_state_of(objective, &last))
            continue;
        optimizer_add_run(&name, &descent->optimizer, descent->lr[i], " ");
        err_set(err, STATUS_INPUT,
                "the run %s cannot go on: its last state has another loss or slope than its "
                "objective",
                name.data);
        buf_release(&name);
        return -1;
    }
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
    struct burst *burst = NULL; /* NULL: the runs are too short, or cannot be trained by bursts */

    if (check_limits(descent, objective, err) || check_from(descent, objective, err))
        return -1;
    if (descent->iterations >= LANES)
        burst = burst_new(objective, &descent->optimizer);
    trajectory_init(trajectory, objective->parameters, objective->names);
    trajectory->keep = descent->keep;
    begin_progress(&done.progress, descent);
    for (size_t i = 0; i < descent->runs; i++) {
        struct run *run = trajectory_add_run(trajectory, &descent->optimizer, descent->lr[i]);

        done.before = (double)i * (double)descent->iterations;
        train_run(descent, objective, burst, descent->from ? &descent->from[i] : NULL, run, &done);
    }
    progress_end(&done.progress);
    burst_free(burst);
    return 0;
}
