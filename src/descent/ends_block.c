#include "descent/ends_block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"
#include "descent/rest.h"
#include "descent/window.h"

/* Now and then it is asked whether all lanes stand still. */
enum { WINDOW = VERDICT_WINDOW, PERIOD = 64 };

/* A number of each run, and of as many states one after the other. */
typedef double row[LANES];
typedef row window[WINDOW];

/* Of each parameter its own row or window. */
struct block {
    const struct objective_lanes *lanes;
    const struct descent *descent;
    size_t parameters;
    bool total; /* the objective is defined everywhere */
    double *workspace;
    row start[PARAMETERS_MAX], lr;
    row x[PARAMETERS_MAX];      /* where the runs are, as lanes_at takes it */
    row next_slope;             /* in the second parameter */
    row before[PARAMETERS_MAX]; /* an update, where it is asked what that changes */
    row first_loss;
    row low[PARAMETERS_MAX], high[PARAMETERS_MAX]; /* of x so far */
    row farthest, far[PARAMETERS_MAX]; /* of two parameters: the square of the largest distance from
                                        * the start, and where that was */
    row broken; /* 0, or not a number once a loss was not finite; of total objectives only at the
                 * start */
    window at[PARAMETERS_MAX], slope[PARAMETERS_MAX], loss; /* of the last states */
};

WIDE static void cover(const double x[LANES], double low[LANES], double high[LANES])
{
    WIDE_LOOP for (size_t i = 0; i < LANES; i++)
    {
        low[i] = x[i] < low[i] ? x[i] : low[i];
        high[i] = x[i] > high[i] ? x[i] : high[i];
    }
}

WIDE static void cover_from_start(const row *x, const row *start, row farthest, row *far)
{
    WIDE_LOOP for (size_t i = 0; i < LANES; i++)
    {
        double dx = x[0][i] - start[0][i], dy = x[1][i] - start[1][i], square = dx * dx + dy * dy;
        bool more = square > farthest[i];

        farthest[i] = more ? square : farthest[i];
        far[0][i] = more ? x[0][i] : far[0][i];
        far[1][i] = more ? x[1][i] : far[1][i];
    }
}

WIDE static void note_broken(double broken[LANES], const double loss[LANES])
{
    WIDE_LOOP for (size_t i = 0; i < LANES; i++) broken[i] += loss[i] * 0;
}

/* Whether an update changed nothing: each lane stands still or is not finite. */
WIDE static bool stand_still(const double before[LANES], const double x[LANES])
{
    long moving = 0;

    for (size_t i = 0; i < LANES; i++)
        moving += x[i] != before[i] && fabs(x[i]) < INFINITY;
    return !moving;
}

static bool all_stand_still(const struct block *block)
{
    for (size_t p = 0; p < block->parameters; p++)
        if (!stand_still(block->before[p], block->x[p]))
            return false;
    return true;
}

static const double *losses(const struct block *block)
{
    return objective_lanes_losses(block->lanes, block->x[0], block->workspace);
}

static const double *slopes(const struct block *block, size_t p)
{
    return objective_lanes_slopes(block->lanes, p, block->x[0], block->workspace);
}

/* Takes the states into account, which training would end at where they are not finite. */
static void look(struct block *block, long k)
{
    for (size_t p = 0; p < block->parameters; p++)
        cover(block->x[p], block->low[p], block->high[p]);
    if (block->parameters > 1)
        cover_from_start((const row *)block->x, (const row *)block->start, block->farthest,
                         block->far);
    if (!block->total || k == 0)
        note_broken(block->broken, losses(block));
}

/* Keeps the states as number `k` of the window. */
static void keep(struct block *block, size_t k)
{
    memcpy(block->loss[k], losses(block), sizeof(row));
    for (size_t p = 0; p < block->parameters; p++) {
        memcpy(block->at[p][k], block->x[p], sizeof(row));
        memcpy(block->slope[p][k], slopes(block, p), sizeof(row));
    }
}

static void step_along(struct block *block, size_t p, const double slope[LANES])
{
    block->descent->rule->step_lanes(block->x[p], block->lr, slope);
}

/* From the states that are number `k` of the window. */
static void step_kept(struct block *block, size_t k)
{
    for (size_t p = 0; p < block->parameters; p++)
        step_along(block, p, block->slope[p][k]);
}

/* All slopes are found before a parameter moves. */
static void step(struct block *block)
{
    if (block->parameters > 1)
        memcpy(block->next_slope, slopes(block, 1), sizeof(row));
    step_along(block, 0, slopes(block, 0));
    if (block->parameters > 1)
        step_along(block, 1, block->next_slope);
}

/* Leaves the last `count` states in the window. */
static void descend(struct block *block, long last, long count)
{
    for (long k = 0; k <= last; k++) {
        look(block, k);
        if (k > last - count) {
            keep(block, (size_t)(k - (last - count) - 1));
            step_kept(block, (size_t)(k - (last - count) - 1));
            continue;
        }
        if (k % PERIOD == 0)
            memcpy(block->before, block->x, sizeof block->x);
        step(block);
        if (k % PERIOD == 0 && all_stand_still(block))
            k = last - count;
    }
}

static struct state state_of(const struct block *block, size_t k, size_t i)
{
    return (struct state){{block->at[0][k][i], block->at[1][k][i]},
                          block->loss[k][i],
                          {block->slope[0][k][i], block->slope[1][k][i]}};
}

/* What training with this setting alone says; the limits are those that were checked for all. */
static struct run_end train_alone(const struct block *block, size_t i)
{
    struct descent descent = *block->descent;
    struct trajectory trajectory;
    struct err err = {0};
    struct run_end end;

    for (size_t p = 0; p < block->parameters; p++)
        descent.start[p] = block->start[p][i];
    descent.lr = &block->lr[i];
    descent.runs = 1;
    if (descent_train(&descent, block->lanes->objective, &trajectory, &err))
        return (struct run_end){NAN, {NAN, NAN}, VERDICT_UNDEFINED, -1};
    end = run_end_of(&trajectory.runs[0], block->lanes->objective, descent.tolerance);
    trajectory_release(&trajectory);
    return end;
}

static struct window window_of_lane(const struct block *block, const struct space *space, size_t i,
                                    size_t count)
{
    struct window result = {.count = count, .first_loss = block->first_loss[i]};

    for (size_t k = 0; k < count; k++) {
        const struct state state = state_of(block, k, i);

        result.position[k] = space_position(space, &state);
        result.loss[k] = block->loss[k][i];
    }
    return result;
}

static double reach_of_lane(const struct block *block, size_t i)
{
    struct reach reach = {0};

    for (size_t p = 0; p < block->parameters; p++) {
        reach.low[p] = block->low[p][i];
        reach.high[p] = block->high[p][i];
    }
    if (block->parameters > 1)
        reach.farthest =
            hypot(block->far[0][i] - block->start[0][i], block->far[1][i] - block->start[1][i]);
    return reach_of(&reach, block->parameters);
}

/* Whether what was kept of the run is not all that training would end or judge it by. */
static bool is_beyond(const struct block *block, const struct state *last, size_t i)
{
    bool finite = state_is_finite(last, block->parameters);

    return isnan(block->broken[i]) || (!block->total && !finite) ||
           (finite && isinf(block->farthest[i]));
}

static struct run_end end_of(const struct block *block, struct space space, size_t i, size_t count)
{
    const struct state last = state_of(block, count - 1, i);
    const struct state before = state_of(block, count > 1 ? count - 2 : 0, i);
    struct run_end end = {last.loss, {last.parameter[0], last.parameter[1]}, VERDICT_CONVERGED, -1};
    struct rest rest;
    struct window states;

    if (is_beyond(block, &last, i))
        return train_alone(block, i);
    if (!state_is_finite(&last, block->parameters))
        return (struct run_end){NAN, {NAN, NAN}, VERDICT_DIVERGING, -1};
    space.lr = block->lr[i];
    rest = (struct rest){space, -1, reach_of_lane(block, i)};
    if (rest_has(&rest, &last, count > 1 ? &before : NULL))
        return end;
    states = window_of_lane(block, &space, i, count);
    end.kind = window_judge(&states, &space, rest.reach).kind;
    return end;
}

/* The places beyond `count` have the last setting once more. */
static void begin(struct block *block, const struct setting *settings, size_t count)
{
    for (size_t i = 0; i < LANES; i++) {
        const struct setting *setting = &settings[i < count ? i : count - 1];

        block->lr[i] = setting->lr;
        for (size_t p = 0; p < block->parameters; p++)
            block->start[p][i] = setting->start[p];
    }
    memcpy(block->x, block->start, sizeof block->x);
    memcpy(block->low, block->start, sizeof block->x);
    memcpy(block->high, block->start, sizeof block->x);
    memcpy(block->far, block->start, sizeof block->x);
    memcpy(block->first_loss, losses(block), sizeof(row));
}

void ends_block(const struct objective_lanes *lanes, const struct descent *descent,
                const struct setting *settings, size_t count, struct run_end *ends)
{
    struct block *block = mem_aligned(1, sizeof *block);
    const struct objective *objective = lanes->objective;
    const struct run run = {.rule = descent->rule, .parameters = objective->parameters};
    struct space space = space_of(&run, objective->parameters, objective);
    long states = descent->iterations + 1 < WINDOW ? descent->iterations + 1 : WINDOW;

    *block = (struct block){
        .lanes = lanes,
        .descent = descent,
        .parameters = objective->parameters,
        .total = objective->is_total,
        .workspace = mem_aligned(objective_lanes_workspace(lanes), sizeof *block->workspace),
    };
    begin(block, settings, count);
    descend(block, descent->iterations, states);
    for (size_t i = 0; i < count; i++)
        ends[i] = end_of(block, space, i, (size_t)states);
    free(block->workspace);
    free(block);
}
