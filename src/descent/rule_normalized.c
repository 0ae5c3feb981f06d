/*
 * Gradient descent on standardised columns, for w and b of a data set alone.
 *
 * With u = (x − x̄)/σx and the same of y the model is v·u + c, where w = v·σy/σx and
 * b = ȳ + σy·c − w·x̄. A step of gradient descent in v and c is in w and b
 *
 *     w ← w − 2·lr·(w − ŵ)      b ← b − 2·lr·(w·x̄ + b − ȳ) − x̄·(change of w)
 *
 * so states are kept in the units of the data, with the loss and the slopes they have there.
 */
#include <math.h>

#include "descent/rule.h"
#include "descent/space.h"

/* The curvature in v and c, in every direction. */
#define CURVATURE 2

static bool takes(const struct objective *objective)
{
    return objective->kind == &objective_mse && objective->parameters == 2;
}

/*
 * A step multiplies w − ŵ and the offset w·x̄ + b − ȳ by 1 − 2·lr. Both are computed from the
 * moments, since slopes are large, nearly equal, and would cancel; and b is moved by the change
 * that rounding left of that of w.
 */
static void step(const struct update *update, struct state *next)
{
    double *parameter = next->parameter;
    const struct moments *m = &update->objective->moments;
    double w = parameter[0], offset = moments_offset(m, w, parameter[1]);
    struct dd shift;

    if (m->sxx > 0)
        parameter[0] -= 2 * update->rates.lr * moments_excess(m, w);
    shift = dd_multiply(m->x, dd_subtract(dd_from(parameter[0]), dd_from(w)));
    shift = dd_add(shift, dd_from(2 * update->rates.lr * offset));
    parameter[1] = dd_subtract(dd_from(parameter[1]), shift).hi;
}

static double limit(double curvature, const double *hyper)
{
    (void)curvature;
    (void)hyper;
    return 2.0 / CURVATURE;
}

static double deviation(const struct moments *m)
{
    return sqrt(m->sxx / (double)m->n);
}

/* The coordinates are σx·w and w·x̄ + b − ȳ. */
static struct position position(const struct objective *objective, const struct state *state)
{
    const struct moments *m = &objective->moments;
    double sigma = deviation(m), w = state->parameter[0];
    double offset = moments_offset(m, w, state->parameter[1]);

    return (struct position){{sigma * w, offset}, {2 * sigma * moments_excess(m, w), 2 * offset}};
}

static void add_size(const struct objective *objective, const struct position *position,
                     double size[PARAMETERS_MAX])
{
    const struct moments *m = &objective->moments;

    if (m->sxx > 0)
        size[1] += fabs(m->y.hi) + 2 * fabs(m->x.hi * position->at[0] / deviation(m));
}

static const struct coordinates standardised = {
    .curvature = CURVATURE,
    .position = position,
    .add_size = add_size,
};

const struct rule rule_normalized = {
    .name = "normalized",
    .words = "normalised",
    .takes = takes,
    .by_slope = true,
    .step = step,
    .limit = limit,
    .coordinates = &standardised,
};
