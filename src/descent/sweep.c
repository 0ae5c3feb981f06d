#include "descent/sweep.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/parallel.h"
#include "descent/sweep_block.h"

const char *const sweep_zone_names[SWEEP_ZONES] = {
    [SWEEP_CONVERGING] = "converging",
    [SWEEP_OSCILLATING] = "oscillating",
    [SWEEP_DIVERGING] = "diverging",
};

/* What the threads share. */
struct sweeping {
    const struct descent *descent;
    const struct objective *objective;
    const struct objective_lanes *lanes; /* NULL where each run is trained by itself */
    struct sweep *sweep;
};

enum sweep_zone sweep_zone_of(enum verdict_kind kind)
{
    static const enum sweep_zone zones[] = {
        [VERDICT_UNDECIDED] = SWEEP_CONVERGING,  [VERDICT_CONVERGED] = SWEEP_CONVERGING,
        [VERDICT_CONVERGING] = SWEEP_CONVERGING, [VERDICT_OSCILLATING] = SWEEP_OSCILLATING,
        [VERDICT_CYCLING] = SWEEP_OSCILLATING,   [VERDICT_WANDERING] = SWEEP_OSCILLATING,
        [VERDICT_DESCENDING] = SWEEP_CONVERGING, [VERDICT_DIVERGING] = SWEEP_DIVERGING,
    };

    return zones[kind];
}

/* A run all of whose states are there. */
static struct sweep_end end_of(const struct run *run, size_t parameters,
                               const struct objective *objective, double tolerance)
{
    const struct state last = run_last_state(run);
    struct verdict verdict = verdict_of(run, parameters, objective, tolerance);
    struct run moving = *run;

    if (!state_is_finite(&last, parameters))
        return (struct sweep_end){NAN, 0, SWEEP_DIVERGING};
    if (verdict.kind == VERDICT_CONVERGED && verdict.iteration > 1) {
        moving.count = verdict.iteration;
        verdict = verdict_of(&moving, parameters, objective, 0);
    }
    return (struct sweep_end){last.loss, verdict.rho, sweep_zone_of(verdict.kind)};
}

/* One rate by itself: two parameters, a data set, or an expression that lanes do not take. */
static void train_one(void *context, size_t i)
{
    const struct sweeping *s = context;
    struct descent descent = *s->descent;
    struct trajectory trajectory;
    struct err err = {0};

    descent.lr += i;
    descent.runs = 1;
    /* Its limits are those that were checked for all rates. */
    if (descent_train(&descent, s->objective, &trajectory, &err))
        return;
    s->sweep->ends[i] =
        end_of(&trajectory.runs[0], s->objective->parameters, s->objective, descent.tolerance);
    trajectory_release(&trajectory);
}

/* LANES rates from number `block` times as many on. */
static void train_block(void *context, size_t block)
{
    const struct sweeping *s = context;
    size_t first = block * LANES, rest = s->sweep->count - first;

    sweep_block(s->lanes, s->descent, s->sweep->lr + first, rest < LANES ? rest : LANES,
                s->sweep->ends + first);
}

static void train_all(struct sweeping *s, parallel_work *train, size_t pieces, long jobs)
{
    struct progress progress;

    progress_begin(&progress, (double)pieces, "sweeping %zu learning rates", s->sweep->count);
    parallel_run(pieces, jobs, train, s, &progress);
    progress_end(&progress);
}

static int check_work(const struct descent *descent, const struct objective *objective,
                      struct err *err)
{
    double states = ((double)descent->iterations + 1) * (double)descent->runs;
    struct work work = WORK_INIT;

    if (descent->runs > SWEEP_MOST_RATES)
        return err_set(err, STATUS_LIMIT, "%zu learning rates are more than %d", descent->runs,
                       SWEEP_MOST_RATES);
    if ((double)descent->iterations + 1 > DESCENT_MOST_STATES ||
        !work_add(&work, states * (double)objective_cost(objective)))
        return err_set(err, STATUS_LIMIT,
                       "%.0f states are too much work; lower --iterations, or sweep fewer rates",
                       states);
    return 0;
}

int sweep_run(struct sweep *sweep, const struct descent *descent, const struct objective *objective,
              long jobs, struct err *err)
{
    struct sweeping sweeping = {descent, objective, NULL, sweep};
    struct objective_lanes lanes;
    bool by_lanes;

    if (check_work(descent, objective, err))
        return -1;
    *sweep = (struct sweep){
        .lr = descent->lr,
        .ends = mem_zeroed(descent->runs, sizeof *sweep->ends),
        .count = descent->runs,
        .first_loss = objective_at(objective, descent->start).loss,
    };
    by_lanes = descent->tolerance < 0 && objective_lanes_init(&lanes, objective);
    if (by_lanes)
        sweeping.lanes = &lanes;
    train_all(&sweeping, by_lanes ? train_block : train_one,
              by_lanes ? (sweep->count + LANES - 1) / LANES : sweep->count, jobs);
    if (by_lanes)
        objective_lanes_release(&lanes);
    return 0;
}

void sweep_release(struct sweep *sweep)
{
    free(sweep->ends);
    *sweep = (struct sweep){0};
}

bool sweep_best(const struct sweep *sweep, size_t *best)
{
    double lowest = sweep->first_loss, same;
    bool found = false;

    for (size_t i = 0; i < sweep->count; i++)
        if (sweep->ends[i].loss < lowest)
            lowest = sweep->ends[i].loss;
    same = lowest + VERDICT_SAME * (sweep->first_loss - lowest);
    for (size_t i = 0; i < sweep->count; i++) {
        const struct sweep_end *end = &sweep->ends[i];

        if (end->zone == SWEEP_DIVERGING || !(end->loss <= same) ||
            (found && end->rho >= sweep->ends[*best].rho))
            continue;
        *best = i;
        found = true;
    }
    return found && lowest < sweep->first_loss;
}

void sweep_write(const struct sweep *sweep, const char *recipe, FILE *stream)
{
    char number[NUMBER_SIZE];

    trajectory_write_recipe(recipe, stream);
    fputs("lr,loss,zone\n", stream);
    for (size_t i = 0; i < sweep->count; i++) {
        fputs(number_exact(number, sweep->lr[i]), stream);
        fprintf(stream, ",%s", number_exact(number, sweep->ends[i].loss));
        fprintf(stream, ",%s\n", sweep_zone_names[sweep->ends[i].zone]);
    }
}
