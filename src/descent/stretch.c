#include "descent/stretch.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct stretch *stretch_new(const struct objective *objective, const struct rule *rule)
{
    struct objective_lanes lanes;
    struct stretch *stretch;

    if (!rule->step_one || !objective_lanes_init(&lanes, objective))
        return NULL;
    stretch = mem_zeroed(1, sizeof *stretch);
    stretch->rule = rule;
    stretch->lanes = lanes;
    stretch->workspace = mem_aligned(objective_lanes_workspace(&lanes), sizeof *stretch->workspace);
    return stretch;
}

void stretch_free(struct stretch *stretch)
{
    if (!stretch)
        return;
    objective_lanes_release(&stretch->lanes);
    free(stretch->workspace);
    free(stretch);
}

/* The losses, up to the first that is not finite; a slope may go on where there is no loss. */
static void find_losses(struct stretch *stretch)
{
    const double *losses =
        objective_lanes_losses(&stretch->lanes, stretch->parameter, stretch->workspace);

    for (size_t i = 0; i < stretch->count; i++) {
        stretch->loss[i] = losses[i];
        if (isfinite(losses[i]))
            continue;
        stretch->count = i + 1;
        stretch->ends = true;
    }
}

/* Also in the sign of 0. */
static bool is_same(double a, double b)
{
    return a == b && !signbit(a) == !signbit(b);
}

/* The slope at the next state; where descent has come to rest it is known. */
static double next_slope(const struct stretch *stretch, double x)
{
    size_t last = stretch->count - 1;

    if (stretch->count && is_same(stretch->parameter[last], x))
        return stretch->slope[last];
    return objective_lanes_slope(&stretch->lanes, x);
}

double stretch_descend(struct stretch *stretch, double from, double lr, double tolerance,
                       size_t most)
{
    double x = from;

    stretch->count = 0;
    stretch->ends = false;
    while (stretch->count < most && !stretch->ends) {
        double slope = next_slope(stretch, x);

        stretch->parameter[stretch->count] = x;
        stretch->slope[stretch->count++] = slope;
        stretch->ends = !isfinite(x) || !isfinite(slope) || fabs(slope) <= tolerance;
        x = stretch->rule->step_one(x, lr, slope);
    }
    find_losses(stretch);
    return x;
}
