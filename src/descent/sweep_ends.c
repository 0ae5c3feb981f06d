#include "descent/sweep_ends.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/parallel.h"
#include "base/ranks.h"
#include "descent/judge.h"
#include "descent/sweep_block.h"

const char *const sweep_zone_names[SWEEP_ZONES] = {
    [SWEEP_CONVERGING] = "converging",   [SWEEP_DESCENDING] = "descending",
    [SWEEP_OSCILLATING] = "oscillating", [SWEEP_NOT_SETTLING] = "not settling",
    [SWEEP_DIVERGING] = "diverging",     [SWEEP_UNDEFINED] = "undefined",
    [SWEEP_UNDECIDED] = "undecided",
};

/* What the threads share. */
struct sweeping {
    const struct descent *descent;
    const struct objective *objective;
    const struct objective_lanes *lanes; /* NULL: each run is trained by itself */
    struct sweep *sweep;
    size_t first; /* piece of this rank's share */
};

enum sweep_zone sweep_zone_of(enum verdict_kind kind)
{
    static const enum sweep_zone zones[VERDICT_KINDS] = {
        [VERDICT_UNDECIDED] = SWEEP_UNDECIDED,   [VERDICT_CONVERGED] = SWEEP_CONVERGING,
        [VERDICT_CONVERGING] = SWEEP_CONVERGING, [VERDICT_OSCILLATING] = SWEEP_OSCILLATING,
        [VERDICT_CYCLING] = SWEEP_NOT_SETTLING,  [VERDICT_WANDERING] = SWEEP_NOT_SETTLING,
        [VERDICT_DESCENDING] = SWEEP_DESCENDING, [VERDICT_DIVERGING] = SWEEP_DIVERGING,
        [VERDICT_UNDEFINED] = SWEEP_UNDEFINED,
    };

    return zones[kind];
}

struct sweep_end sweep_end_of(const struct run *run, const struct objective *objective,
                              double tolerance)
{
    const struct state last = run_last_state(run);
    bool finite = state_is_finite(&last, objective->parameters);

    return (struct sweep_end){
        finite ? last.loss : NAN,
        {last.parameter[0], last.parameter[1]},
        judge_run(run, objective->parameters, objective, tolerance).kind,
    };
}

/*
 * Trains at one rate by itself: for two parameters, data sets, and expressions that cannot be
 * compiled.
 */
static void train_one(void *context, size_t i)
{
    const struct sweeping *s = context;
    struct descent descent = *s->descent;
    struct trajectory trajectory;
    struct err err = {0};

    i += s->first;
    descent.lr += i;
    descent.runs = 1;
    /* It cannot fail: the limits were checked for all rates together. */
    if (descent_train(&descent, s->objective, &trajectory, &err))
        return;
    s->sweep->ends[i] = sweep_end_of(&trajectory.runs[0], s->objective, descent.tolerance);
    trajectory_release(&trajectory);
}

/* Trains at the LANES rates from number block · LANES on. */
static void train_block(void *context, size_t block)
{
    const struct sweeping *s = context;
    size_t first = (s->first + block) * LANES, rest = s->sweep->count - first;

    sweep_block(s->lanes, s->descent, s->sweep->lr + first, rest < LANES ? rest : LANES,
                s->sweep->ends + first);
}

/* The ends of the shares of all ranks, in their order, are all. */
static int tell_ends(struct sweep *sweep, size_t first, size_t end, struct err *err)
{
    struct ranks_told told;
    int result = ranks_tell(sweep->ends + first, (end - first) * sizeof *sweep->ends, &told, err);

    if (!result)
        memcpy(sweep->ends, told.bytes.data, sweep->count * sizeof *sweep->ends);
    ranks_told_release(&told);
    return result;
}

/* In pieces of `rates` each, of which every rank does a share. */
static int train_all(struct sweeping *s, parallel_work *train, size_t rates, long jobs,
                     struct err *err)
{
    size_t count = s->sweep->count;
    struct ranks_share share = ranks_share_of(ranks_number(), (count + rates - 1) / rates);
    size_t pieces = share.end - share.first, end = share.end * rates;
    struct progress progress;

    s->first = share.first;
    progress_begin(&progress, (double)pieces, "sweeping %zu learning rates", count);
    parallel_run(pieces, jobs, train, s, &progress);
    progress_end(&progress);
    if (!pieces)
        share.first = end = 0;
    return tell_ends(s->sweep, share.first * rates, end < count ? end : count, err);
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
        !work_add(&work, states * (double)objective->cost))
        return err_set(err, STATUS_LIMIT,
                       "%.0f states are too much work; lower --iterations, or sweep fewer rates",
                       states);
    return 0;
}

int sweep_run(struct sweep *sweep, const struct descent *descent, const struct objective *objective,
              long jobs, struct err *err)
{
    struct sweeping sweeping = {.descent = descent, .objective = objective, .sweep = sweep};
    struct objective_lanes lanes;
    bool by_lanes;
    int result;

    if (check_work(descent, objective, err))
        return -1;
    *sweep = (struct sweep){
        .lr = descent->lr,
        .ends = mem_zeroed(descent->runs, sizeof *sweep->ends),
        .count = descent->runs,
        .first_loss = objective_at(objective, descent->start).loss,
    };
    by_lanes = descent->tolerance < 0 && descent->rule->step_lanes &&
               objective_lanes_init(&lanes, objective);
    if (by_lanes)
        sweeping.lanes = &lanes;
    result =
        train_all(&sweeping, by_lanes ? train_block : train_one, by_lanes ? LANES : 1, jobs, err);
    if (by_lanes)
        objective_lanes_release(&lanes);
    return result;
}

void sweep_release(struct sweep *sweep)
{
    free(sweep->ends);
    *sweep = (struct sweep){0};
}

static bool may_be_best(const struct sweep_end *end)
{
    return end->kind != VERDICT_DIVERGING && end->kind != VERDICT_UNDEFINED;
}

static double lowest_loss(const struct sweep *sweep)
{
    double lowest = sweep->first_loss;

    for (size_t i = 0; i < sweep->count; i++)
        if (may_be_best(&sweep->ends[i]) && sweep->ends[i].loss < lowest)
            lowest = sweep->ends[i].loss;
    return lowest;
}

bool sweep_find_best(const struct sweep *sweep, struct sweep_best *best)
{
    double lowest = lowest_loss(sweep);
    double same = lowest + SWEEP_SAME * fabs(lowest) + SWEEP_NONE * (sweep->first_loss - lowest);
    size_t longest = 0, length = 0;

    for (size_t i = 0; i < sweep->count; i++) {
        const struct sweep_end *end = &sweep->ends[i];

        length = may_be_best(end) && end->loss <= same ? length + 1 : 0;
        if (length <= longest)
            continue;
        longest = length;
        best->first = i + 1 - length;
        best->last = i;
    }
    if (!longest || !(lowest < sweep->first_loss))
        return false;
    best->lowest = best->first;
    for (size_t i = best->first; i <= best->last; i++)
        if (sweep->ends[i].loss < sweep->ends[best->lowest].loss)
            best->lowest = i;
    return true;
}

void sweep_write(const struct sweep *sweep, const char *recipe, FILE *stream)
{
    char number[NUMBER_SIZE];

    trajectory_write_recipe(recipe, stream);
    fputs("lr,loss,zone,verdict\n", stream);
    for (size_t i = 0; i < sweep->count; i++) {
        fputs(number_exact(number, sweep->lr[i]), stream);
        fprintf(stream, ",%s", number_exact(number, sweep->ends[i].loss));
        fprintf(stream, ",%s,%s\n", sweep_zone_names[sweep_zone_of(sweep->ends[i].kind)],
                verdict_name(sweep->ends[i].kind));
    }
}
