#include "descent/objective_lanes.h"

bool objective_lanes_init(struct objective_lanes *lanes, const struct objective *objective)
{
    *lanes = (struct objective_lanes){.objective = objective};
    if (!objective->kind->compile || objective->whole)
        return false;
    if (objective->kind->compile(objective, lanes))
        return true;
    objective_lanes_release(lanes);
    return false;
}

void objective_lanes_release(struct objective_lanes *lanes)
{
    lanes_free(lanes->value);
    lanes_free(lanes->curvature);
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        lanes_free(lanes->slope[i]);
    *lanes = (struct objective_lanes){0};
}

static void cover(size_t *most, const struct lanes *lanes)
{
    size_t size = lanes ? lanes_workspace(lanes) : 0;

    *most = size > *most ? size : *most;
}

size_t objective_lanes_workspace(const struct objective_lanes *lanes)
{
    size_t most = 0;

    cover(&most, lanes->value);
    cover(&most, lanes->curvature);
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        cover(&most, lanes->slope[i]);
    return most;
}

/* Lanes do not tell the sign of a slope of 0; the objective does. */
double objective_lanes_slope(const struct objective_lanes *lanes, double x)
{
    double slope = lanes_at_one(lanes->slope[0], x);

    return slope != 0 ? slope : objective_along(lanes->objective, x).slope[0];
}

const double *objective_lanes_losses(const struct objective_lanes *lanes, size_t count,
                                     const double *x, double *workspace)
{
    return lanes_at(lanes->value, count, x, workspace);
}

const double *objective_lanes_slopes(const struct objective_lanes *lanes, size_t i, size_t count,
                                     const double *x, double *workspace)
{
    return lanes_at(lanes->slope[i], count, x, workspace);
}

const double *objective_lanes_curvatures(const struct objective_lanes *lanes, size_t count,
                                         const double *x, double *workspace)
{
    return lanes_at(lanes->curvature, count, x, workspace);
}
