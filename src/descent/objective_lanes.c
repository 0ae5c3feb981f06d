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
    for (size_t i = 0; i < PARAMETERS_MAX; i++)
        lanes_free(lanes->slope[i]);
    *lanes = (struct objective_lanes){0};
}

size_t objective_lanes_workspace(const struct objective_lanes *lanes)
{
    size_t most = lanes_workspace(lanes->value);

    for (size_t i = 0; i < lanes->objective->parameters; i++)
        if (lanes_workspace(lanes->slope[i]) > most)
            most = lanes_workspace(lanes->slope[i]);
    return most;
}

/* Lanes do not tell the sign of a slope of 0; the objective does. */
double objective_lanes_slope(const struct objective_lanes *lanes, double x)
{
    double slope = lanes_at_one(lanes->slope[0], x);

    return slope != 0 ? slope : objective_along(lanes->objective, x).slope[0];
}

const double *objective_lanes_losses(const struct objective_lanes *lanes, const double *x,
                                     double *workspace)
{
    return lanes_at(lanes->value, x, workspace);
}

const double *objective_lanes_slopes(const struct objective_lanes *lanes, size_t i, const double *x,
                                     double *workspace)
{
    return lanes_at(lanes->slope[i], x, workspace);
}
