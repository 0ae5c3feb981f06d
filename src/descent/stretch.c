#include "descent/stretch.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct stretch *stretch_new(const struct objective *objective)
{
    struct objective_lanes lanes;
    struct stretch *stretch;

    if (!objective_lanes_init(&lanes, objective))
        return NULL;
    stretch = mem_zeroed(1, sizeof *stretch);
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

/* A slope may go on where there is no loss any more. */
static void end_at_loss(struct stretch *stretch)
{
    for (size_t i = 0; i < stretch->count; i++)
        if (!isfinite(stretch->loss[i])) {
            stretch->count = i + 1;
            stretch->ends = true;
        }
}

double stretch_descend(struct stretch *stretch, double from, double lr, double tolerance,
                       size_t most)
{
    double x = from;

    stretch->count = 0;
    stretch->ends = false;
    while (stretch->count < most && !stretch->ends) {
        double slope = objective_lanes_slope(&stretch->lanes, x);

        stretch->parameter[stretch->count] = x;
        stretch->slope[stretch->count++] = slope;
        stretch->ends = !isfinite(x) || !isfinite(slope) || fabs(slope) <= tolerance;
        x -= lr * slope;
    }
    objective_lanes_losses(&stretch->lanes, stretch->parameter, stretch->count, stretch->workspace,
                           stretch->loss);
    end_at_loss(stretch);
    return x;
}
