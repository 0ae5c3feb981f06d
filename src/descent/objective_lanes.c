#include "descent/objective_lanes.h"

bool objective_lanes_init(struct objective_lanes *lanes, const struct objective *objective)
{
    *lanes = (struct objective_lanes){.objective = objective};
    if (!objective->kind->compile || objective_has_two(objective))
        return false;
    if (objective->kind->compile(objective, lanes))
        return true;
    objective_lanes_release(lanes);
    return false;
}

void objective_lanes_release(struct objective_lanes *lanes)
{
    lanes_free(lanes->value);
    lanes_free(lanes->slope);
    *lanes = (struct objective_lanes){0};
}

size_t objective_lanes_workspace(const struct objective_lanes *lanes)
{
    size_t value = lanes_workspace(lanes->value), slope = lanes_workspace(lanes->slope);

    return value > slope ? value : slope;
}

/* Lanes do not tell the sign of a slope of 0; the objective does. */
double objective_lanes_slope(const struct objective_lanes *lanes, double x)
{
    double slope = lanes_at_one(lanes->slope, x);

    return slope != 0 ? slope : objective_along(lanes->objective, x).slope[0];
}

const double *objective_lanes_losses(const struct objective_lanes *lanes, const double x[LANES],
                                     double *workspace)
{
    return lanes_at(lanes->value, x, workspace);
}
