#include "descent/sweep_block.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"

/* Steps are looked at in the last WINDOW states of every PERIOD, of the first and of the last. */
enum { WINDOW = VERDICT_WINDOW, PERIOD = 64 };

/* Slopes of as many states, one after the other. */
typedef double window[WINDOW][LANES];

struct block {
    const struct objective_lanes *lanes;
    double *workspace;
    double x[LANES], lr[LANES];
    double steepest[LANES]; /* |slope| of the states looked at */
    window *recent;         /* a ring: state k is at k % WINDOW */
    window *moving;         /* the last in which a lane was not at rest, from its first state on, */
    int states[LANES];      /* so many of them */
};

static bool is_looked_at(long k, long last)
{
    return k < WINDOW || k > last - WINDOW || k % PERIOD >= PERIOD - WINDOW;
}

/* Takes the slopes of a state into account, as far as they are finite. */
WIDE static void note_steepest(double steepest[LANES], const double slope[LANES])
{
    WIDE_LOOP for (size_t i = 0; i < LANES; i++)
    {
        double size = fabs(slope[i]);

        steepest[i] = size > steepest[i] && size < INFINITY ? size : steepest[i];
    }
}

/* How many lanes are not at rest. */
WIDE static long count_moving(const double steepest[LANES], const double slope[LANES])
{
    long count = 0;

    for (size_t i = 0; i < LANES; i++)
        count += fabs(slope[i]) > VERDICT_SAME * steepest[i];
    return count;
}

/* How many of the states there are up to the last in which the lane is not at rest. */
static int states_in_motion(const struct block *block, size_t i, size_t first, size_t count)
{
    double least = VERDICT_SAME * block->steepest[i];

    while (count && !(fabs((*block->recent)[(first + count - 1) % WINDOW][i]) > least))
        count--;
    return (int)count;
}

static void keep_lane(struct block *block, size_t i, size_t first, size_t count)
{
    int states = states_in_motion(block, i, first, count);

    if (states < 2 && block->states[i])
        return;
    block->states[i] = states;
    for (size_t j = 0; j < count; j++)
        (*block->moving)[j][i] = (*block->recent)[(first + j) % WINDOW][i];
}

static void keep_all(struct block *block)
{
    window *recent = block->recent;

    block->recent = block->moving;
    block->moving = recent;
    for (size_t i = 0; i < LANES; i++)
        block->states[i] = WINDOW;
}

/*
 * Keeps the window of the lanes that move in it; `first` is where it begins in the ring, of which
 * nothing is needed any more if it is the `last` use of these states.
 */
static void keep(struct block *block, size_t first, size_t count, bool last)
{
    long moving = 0, begun = block->steepest[0] > 0;

    for (size_t j = 0; j < count; j++)
        note_steepest(block->steepest, (*block->recent)[j]);
    for (size_t j = 0; j < count; j++)
        moving += count_moving(block->steepest, (*block->recent)[j]);
    if (begun && !moving)
        return;
    if (last && moving == (long)WINDOW * LANES && first == 0) {
        keep_all(block);
        return;
    }
    for (size_t i = 0; i < LANES; i++)
        keep_lane(block, i, first, count);
}

/* Whether another update would change nothing: each lane stands still or is not finite. */
WIDE static bool is_over(const double x[LANES], const double lr[LANES], const double slope[LANES])
{
    long moving = 0;

    for (size_t i = 0; i < LANES; i++)
        moving += x[i] - lr[i] * slope[i] != x[i] && fabs(x[i]) < INFINITY;
    return !moving;
}

/* Looks at state k, and updates unless it is the last. Returns the slopes. */
static const double *look(struct block *block, long k, long last)
{
    double *slope = (*block->recent)[k % WINDOW];

    memcpy(slope, lanes_at(block->lanes->slope, block->x, block->workspace), sizeof block->x);
    if (k < last)
        lanes_update(block->x, block->lr, slope);
    return slope;
}

static void descend(struct block *block, long last)
{
    const double *slope;
    bool ends_period;

    for (long k = 0; k <= last; k++) {
        if (!is_looked_at(k, last)) {
            lanes_step(block->lanes->slope, block->x, block->lr, block->workspace);
            continue;
        }
        slope = look(block, k, last);
        ends_period = k % PERIOD == PERIOD - 1;
        if (k == last || ends_period || k == WINDOW - 1)
            keep(block, k < WINDOW ? 0 : (size_t)(k + 1) % WINDOW,
                 k < WINDOW ? (size_t)k + 1 : WINDOW, k <= last - WINDOW);
        if (ends_period && k < last - WINDOW && is_over(block->x, block->lr, slope))
            k = last - WINDOW;
    }
}

static struct sweep_end end_of(const struct block *block, size_t i, long last, double loss,
                               double first_loss)
{
    double slopes[WINDOW];
    struct verdict verdict;

    if (!isfinite(block->x[i] + loss + (*block->recent)[last % WINDOW][i]))
        return (struct sweep_end){NAN, 0, SWEEP_DIVERGING};
    for (int j = 0; j < block->states[i]; j++)
        slopes[j] = (*block->moving)[j][i];
    verdict = verdict_of_slopes(slopes, (size_t)block->states[i], loss > first_loss);
    return (struct sweep_end){loss, verdict.rho, sweep_zone_of(verdict.kind)};
}

void sweep_block(const struct objective_lanes *lanes, const struct descent *descent,
                 const double *lr, size_t count, struct sweep_end *ends)
{
    struct block *block = mem_aligned(1, sizeof *block);
    window *windows = mem_aligned(2, sizeof *windows);
    double first_loss = objective_at(lanes->objective, descent->start).loss;
    const double *losses;

    *block = (struct block){
        .lanes = lanes,
        .workspace = mem_aligned(objective_lanes_workspace(lanes), sizeof *block->workspace),
        .recent = &windows[0],
        .moving = &windows[1],
    };
    for (size_t i = 0; i < LANES; i++) {
        block->x[i] = descent->start[0];
        block->lr[i] = lr[i < count ? i : count - 1];
    }
    descend(block, descent->iterations);
    losses = objective_lanes_losses(lanes, block->x, block->workspace);
    for (size_t i = 0; i < count; i++)
        ends[i] = end_of(block, i, descent->iterations, losses[i], first_loss);
    free(windows);
    free(block->workspace);
    free(block);
}
