/*
 * Newton's method: a step to where the slope would vanish if the curvature stayed what it is. It
 * has no learning rate, and goes to maxima and saddles, too.
 */
#include "descent/rule.h"

/* Of two parameters, by Cramer's rule. */
static void step_both(const struct update *update, const struct evaluation *at, double determinant,
                      double *parameter)
{
    const double *slope = update->state->slope;

    parameter[0] -= (at->second * slope[0] - at->mixed * slope[1]) / determinant;
    parameter[1] -= (at->curvature * slope[1] - at->mixed * slope[0]) / determinant;
}

static void step(const struct update *update, struct state *next)
{
    const struct objective *objective = update->objective;
    const struct evaluation at = objective_at(objective, update->state->parameter);
    double way[PARAMETERS_MAX];

    if (update->state->slope[0] == 0 && update->state->slope[1] == 0)
        return;
    if (objective->parameters == 1) {
        next->parameter[0] -= update->state->slope[0] / at.curvature;
    } else if (objective->kind->distance) {
        objective->kind->distance(objective, update->state->parameter, way);
        next->parameter[0] -= way[0];
        next->parameter[1] -= way[1];
    } else {
        step_both(update, &at, at.curvature * at.second - at.mixed * at.mixed, next->parameter);
    }
}

const struct rule rule_newton = {
    .name = "newton",
    .words = "newton",
    .formula = "x ← x − H⁻¹·g, where H is the curvature (the Hessian)",
    .source = "Nocedal and Wright, Numerical Optimization, 2nd edition, 3.3",
    .without_lr = true,
    .any_level = true,
    .step = step,
};
