#include "descent/sweep_block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"
#include "descent/rest.h"
#include "descent/window.h"

/* Every PERIOD updates it is checked whether all lanes stand still. */
enum { PERIOD = 64 };

struct sweep_block {
    const struct objective_lanes *lanes;
    const struct descent *descent;
    bool total; /* the objective is defined everywhere */
    double *workspace;
    double x[LANES], lr[LANES];
    double before[LANES];           /* x before the update after which that is checked */
    double low[LANES], high[LANES]; /* of x so far */
    double broken[LANES]; /* 0; nan once a loss was not finite (total objectives: looked at for
                             state 0 alone) */
    /* Of the last states: x, slope and loss. */
    double at[VERDICT_WINDOW][LANES], slope[VERDICT_WINDOW][LANES], loss[VERDICT_WINDOW][LANES];
};

WIDE static void cover(const double x[LANES], double low[LANES], double high[LANES])
{
    WIDE_LOOP for (size_t i = 0; i < LANES; i++)
    {
        low[i] = x[i] < low[i] ? x[i] : low[i];
        high[i] = x[i] > high[i] ? x[i] : high[i];
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

/*
 * Notes the range of the states number k, and which losses are not finite: there training alone
 * would have ended.
 */
static void look(struct sweep_block *block, long k)
{
    cover(block->x, block->low, block->high);
    if (!block->total || k == 0)
        note_broken(block->broken,
                    objective_lanes_losses(block->lanes, block->x, block->workspace));
}

/* Keeps the states as number `k` of the last ones. */
static void keep(struct sweep_block *block, size_t k)
{
    memcpy(block->at[k], block->x, sizeof block->x);
    memcpy(block->loss[k], objective_lanes_losses(block->lanes, block->x, block->workspace),
           sizeof block->x);
    memcpy(block->slope[k], lanes_at(block->lanes->slope, block->x, block->workspace),
           sizeof block->x);
}

static void step(struct sweep_block *block, const double slope[LANES])
{
    block->descent->rule->step_lanes(block->x, block->lr, slope);
}

/* Makes all updates, and keeps the last `count` states. */
static void descend(struct sweep_block *block, long last, long count)
{
    for (long k = 0; k <= last; k++) {
        look(block, k);
        if (k > last - count) {
            keep(block, (size_t)(k - (last - count) - 1));
            step(block, block->slope[k - (last - count) - 1]);
            continue;
        }
        if (k % PERIOD == 0)
            memcpy(block->before, block->x, sizeof block->x);
        step(block, lanes_at(block->lanes->slope, block->x, block->workspace));
        if (k % PERIOD == 0 && stand_still(block->before, block->x))
            k = last - count;
    }
}

static struct state state_of(const struct sweep_block *block, size_t k, size_t i)
{
    return (struct state){{block->at[k][i]}, block->loss[k][i], {block->slope[k][i]}};
}

/* Trains at this rate alone. The limits need no check: they were checked for all rates together. */
static struct sweep_end train_alone(const struct sweep_block *block, size_t i)
{
    struct descent descent = *block->descent;
    struct trajectory trajectory;
    struct err err = {0};
    struct sweep_end end;

    descent.lr = &block->lr[i];
    descent.runs = 1;
    if (descent_train(&descent, block->lanes->objective, &trajectory, &err))
        return (struct sweep_end){NAN, {NAN, 0}, VERDICT_UNDEFINED};
    end = sweep_end_of(&trajectory.runs[0], block->lanes->objective, descent.tolerance);
    trajectory_release(&trajectory);
    return end;
}

static struct window window_of_lane(const struct sweep_block *block, size_t i, size_t count,
                                    double first_loss)
{
    struct window result = {.count = count, .first_loss = first_loss};

    for (size_t k = 0; k < count; k++) {
        result.position[k] = (struct position){{block->at[k][i]}, {block->slope[k][i]}};
        result.loss[k] = block->loss[k][i];
    }
    return result;
}

static struct sweep_end end_of(const struct sweep_block *block, struct space space, size_t i,
                               size_t count, double first_loss)
{
    const struct state last = state_of(block, count - 1, i);
    const struct state before = state_of(block, count > 1 ? count - 2 : 0, i);
    struct sweep_end end = {last.loss, {last.parameter[0]}, VERDICT_CONVERGED};
    struct rest rest;
    struct window states;

    if (isnan(block->broken[i]) || (!block->total && !state_is_finite(&last, 1)))
        return train_alone(block, i);
    if (!state_is_finite(&last, 1))
        return (struct sweep_end){NAN, {last.parameter[0]}, VERDICT_DIVERGING};
    space.lr = block->lr[i];
    rest = (struct rest){space, -1, block->high[i] - block->low[i]};
    if (rest_has(&rest, &last, count > 1 ? &before : NULL))
        return end;
    states = window_of_lane(block, i, count, first_loss);
    end.kind = window_judge(&states, &space, rest.reach).kind;
    return end;
}

void sweep_block(const struct objective_lanes *lanes, const struct descent *descent,
                 const double *lr, size_t count, struct sweep_end *ends)
{
    struct sweep_block *block = mem_aligned(1, sizeof *block);
    const struct run run = {.rule = descent->rule, .parameters = 1};
    struct space space = space_of(&run, 1, lanes->objective);
    double first_loss = objective_at(lanes->objective, descent->start).loss;
    long states =
        descent->iterations + 1 < VERDICT_WINDOW ? descent->iterations + 1 : VERDICT_WINDOW;

    *block = (struct sweep_block){
        .lanes = lanes,
        .descent = descent,
        .total = lanes->objective->is_total,
        .workspace = mem_aligned(objective_lanes_workspace(lanes), sizeof *block->workspace),
    };
    for (size_t i = 0; i < LANES; i++) {
        block->x[i] = block->low[i] = block->high[i] = descent->start[0];
        block->lr[i] = lr[i < count ? i : count - 1];
    }
    descend(block, descent->iterations, states);
    for (size_t i = 0; i < count; i++)
        ends[i] = end_of(block, space, i, (size_t)states, first_loss);
    free(block->workspace);
    free(block);
}
