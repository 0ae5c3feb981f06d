#include "descent/burst.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct burst *burst_new(const struct objective *objective, const struct optimizer *optimizer)
{
    struct objective_lanes lanes;
    struct burst *burst;

    if (!optimizer->rule->step_one || objective->parameters > 1 ||
        !objective_lanes_init(&lanes, objective))
        return NULL;
    burst = mem_zeroed(1, sizeof *burst);
    burst->optimizer = *optimizer;
    burst->lanes = lanes;
    burst->workspace = mem_aligned(objective_lanes_workspace(&lanes), sizeof *burst->workspace);
    return burst;
}

void burst_free(struct burst *burst)
{
    if (!burst)
        return;
    objective_lanes_release(&burst->lanes);
    free(burst->workspace);
    free(burst);
}

/*
 * Computes the losses, and ends the burst at the first that is not finite: its slope may be finite
 * all the same.
 */
static void find_losses(struct burst *burst)
{
    const double *losses =
        objective_lanes_losses(&burst->lanes, LANES, burst->parameter, burst->workspace);

    for (size_t i = 0; i < burst->count; i++) {
        burst->loss[i] = losses[i];
        if (isfinite(losses[i]))
            continue;
        burst->count = i + 1;
        burst->ends = true;
    }
}

static bool is_same(double a, double b)
{
    return a == b && !signbit(a) == !signbit(b);
}

/* The slope at x; that of the last state, if x did not change since (nor the sign of 0). */
static double next_slope(const struct burst *burst, double x)
{
    size_t last = burst->count - 1;

    if (burst->count && is_same(burst->parameter[last], x))
        return burst->slope[last];
    return objective_lanes_slope(&burst->lanes, x);
}

void burst_begin(struct burst *burst, const struct state *from, size_t iteration, double lr,
                 double tolerance)
{
    burst->rates = rates_at(&burst->optimizer, lr, (long)iteration);
    burst->tolerance = tolerance;
    burst->next =
        (struct burst_state){from->parameter[0], {from->memory[0][0], from->memory[1][0]}};
}

/* Makes the state after one whose slope is known. */
static void step(struct burst *burst, double slope)
{
    struct burst_state *next = &burst->next;

    next->parameter = burst->optimizer.rule->step_one(next->parameter, slope, &burst->rates,
                                                      &next->memory[0], &next->memory[1]);
    rates_go_on(&burst->rates, burst->optimizer.rule);
}

void burst_descend(struct burst *burst, size_t most)
{
    burst->count = 0;
    burst->ends = false;
    while (burst->count < most && !burst->ends) {
        double x = burst->next.parameter, slope = next_slope(burst, x);

        burst->parameter[burst->count] = x;
        for (size_t m = 0; m < burst->optimizer.rule->memory; m++)
            burst->memory[m][burst->count] = burst->next.memory[m];
        burst->slope[burst->count++] = slope;
        burst->ends = !isfinite(x) || !isfinite(slope) || fabs(slope) <= burst->tolerance;
        step(burst, slope);
    }
    find_losses(burst);
}
