#include "descent/stretch.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"

struct stretch *stretch_new(const struct objective *objective)
{
    struct stretch *stretch;
    size_t value, slope;

    if (!objective->expr || objective_has_two(objective))
        return NULL;
    stretch = mem_zeroed(1, sizeof *stretch);
    stretch->objective = objective;
    stretch->value = lanes_compile(objective->expr, LANES_VALUE);
    stretch->slope = lanes_compile(objective->expr, LANES_SLOPE);
    if (!stretch->value || !stretch->slope) {
        stretch_free(stretch);
        return NULL;
    }
    value = lanes_workspace(stretch->value);
    slope = lanes_workspace(stretch->slope);
    stretch->workspace = mem_aligned(value > slope ? value : slope, sizeof *stretch->workspace);
    return stretch;
}

void stretch_free(struct stretch *stretch)
{
    if (!stretch)
        return;
    lanes_free(stretch->value);
    lanes_free(stretch->slope);
    free(stretch->workspace);
    free(stretch);
}

/* Lanes do not tell the sign of a zero, nor which number is none; the objective does. */
static bool is_told(double number)
{
    return number != 0 && isfinite(number);
}

static double slope_at(const struct stretch *stretch, double parameter)
{
    double slope = lanes_at_one(stretch->slope, parameter);

    return is_told(slope) ? slope : objective_along(stretch->objective, parameter).slope[0];
}

static void find_losses(struct stretch *stretch)
{
    const double *losses;

    for (size_t i = stretch->count; i < LANES; i++)
        stretch->parameter[i] = stretch->parameter[0];
    losses = lanes_at(stretch->value, stretch->parameter, stretch->workspace);
    for (size_t i = 0; i < stretch->count; i++)
        stretch->loss[i] = is_told(losses[i])
                               ? losses[i]
                               : objective_along(stretch->objective, stretch->parameter[i]).loss;
}

/* The slope may go on where there is no loss any more. */
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
        double slope = slope_at(stretch, x);

        stretch->parameter[stretch->count] = x;
        stretch->slopes[stretch->count++] = slope;
        stretch->ends = !isfinite(x) || !isfinite(slope) || fabs(slope) <= tolerance;
        x -= lr * slope;
    }
    find_losses(stretch);
    end_at_loss(stretch);
    return x;
}
