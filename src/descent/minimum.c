#include "descent/minimum.h"

#include <math.h>

#include "descent/rest.h"
#include "descent/rule.h"
#include "descent/space.h"
#include "math/minmax.h"

#define ASIDE 1e-6 /* fraction of the reach: how far "a little aside" is */
#define NEAREST                                                                                    \
    1e-10 /* fraction of the parameters: nearer to each other, slopes cannot be told apart */
#define SAME_BEND 0.01

enum {
    BITS = 4
}; /* last bits by which a parameter is moved to see what rounding makes of the loss */

static double loss_at(const struct objective *objective, const double at[PARAMETERS_MAX])
{
    return objective_at(objective, at).loss;
}

double minimum_noise(const struct objective *objective, const double at[PARAMETERS_MAX])
{
    double low = loss_at(objective, at), high = low;

    for (size_t i = 0; i < objective->parameters; i++)
        for (int way = -1; way <= 1; way += 2) {
            double aside[PARAMETERS_MAX] = {at[0], at[1]};

            for (int bit = 0; bit < BITS; bit++) {
                double loss;

                aside[i] = nextafter(aside[i], way < 0 ? -INFINITY : INFINITY);
                loss = loss_at(objective, aside);
                low = fmin(low, loss);
                high = fmax(high, loss);
            }
        }
    return high - low;
}

/* Whether the slope at distance `far` along the direction is what the curvature makes of it. */
static bool bends_so(const struct objective *objective, const double at[PARAMETERS_MAX],
                     const double direction[PARAMETERS_MAX], double curvature, double far)
{
    const double aside[PARAMETERS_MAX] = {at[0] + far * direction[0], at[1] + far * direction[1]};
    struct evaluation here = objective_at(objective, at), there = objective_at(objective, aside);
    double change = 0;

    for (size_t i = 0; i < objective->parameters; i++)
        change += direction[i] * (there.slope[i] - here.slope[i]);
    return fabs(change / far - curvature) <= SAME_BEND * curvature;
}

/* The largest curvature, if the slopes on both sides confirm it; else 0. */
static double curvature_at(const struct objective *objective, const double at[PARAMETERS_MAX],
                           double reach)
{
    struct bend bend = bend_at(objective, at);
    double size = fabs(at[0]) + (objective->parameters == 2 ? fabs(at[1]) : 0);
    double far = fmax(ASIDE * reach, NEAREST * size);

    if (!(bend.curvature[0] > 0) || objective->is_quadratic)
        return fmax(bend.curvature[0], 0);
    if (far == 0)
        far = ASIDE;
    return bends_so(objective, at, bend.direction[0], bend.curvature[0], far) &&
                   bends_so(objective, at, bend.direction[0], bend.curvature[0], -far)
               ? bend.curvature[0]
               : 0;
}

struct minimum minimum_describe(const struct objective *objective, const double at[PARAMETERS_MAX],
                                double reach)
{
    double loss = loss_at(objective, at), noise = minimum_noise(objective, at);

    if (!objective->kind->minimum && isfinite(noise) && fabs(loss) <= 2 * noise)
        loss = 0;
    return (struct minimum){.found = isfinite(loss),
                            .parameter = at[0],
                            .second = objective->parameters == 2 ? at[1] : 0,
                            .loss = loss,
                            .curvature = curvature_at(objective, at, reach)};
}

bool minimum_in_closed_form(const struct objective *objective, struct minimum *minimum)
{
    double at[PARAMETERS_MAX] = {0};

    if (!objective->kind->minimum)
        return false;
    *minimum = objective->kind->minimum(objective, at) ? minimum_describe(objective, at, 0)
                                                       : (struct minimum){0};
    return true;
}

struct minimum minimum_from(const struct objective *objective, const double from[PARAMETERS_MAX],
                            double reach)
{
    return objective->parameters == 2 ? minimum_near_both(objective, from, reach)
                                      : minimum_near(objective, from[0], reach);
}

/* The state at which the search begins. */
struct origin {
    const struct run *run;
    size_t state;
    double loss;
};

static void consider(struct origin *origin, const struct run *run, size_t state)
{
    if (origin->run && !(run->loss[state] < origin->loss))
        return;
    *origin = (struct origin){run, state, run->loss[state]};
}

/* The lowest of the ends of runs whose verdict `counts`. */
static struct origin lowest_end(const struct run *runs, size_t count, size_t last,
                                bool (*counts)(const struct verdict *verdict))
{
    struct origin origin = {0};

    for (size_t i = 0; i < count; i++)
        if (counts(&runs[i].verdict))
            consider(&origin, &runs[i], runs[i].count - 1 < last ? runs[i].count - 1 : last);
    return origin;
}

static struct origin origin_of(const struct run *runs, size_t count, size_t last)
{
    struct origin origin = lowest_end(runs, count, last, verdict_settles);

    if (!origin.run)
        origin = lowest_end(runs, count, last, verdict_is_bounded);
    if (origin.run)
        return origin;
    for (size_t i = 0; i < count; i++)
        for (size_t k = 0; k <= last && k < runs[i].count; k++)
            consider(&origin, &runs[i], k);
    return origin;
}

/* Of the states as far as `last`, but for that at which a run ends that is not finite. */
static double reach_of_states(const struct run *run, size_t parameters, size_t last)
{
    const struct state end = run_state(run, last);
    size_t count = last + state_is_finite(&end, PARAMETERS_MAX);
    struct reach reach = {0};

    if (parameters == 1)
        return minmax_span(minmax_of(run->parameter[0], count));
    for (size_t k = 0; k < count; k++)
        reach_cover(&reach, parameters, run_state(run, k).parameter);
    return reach_of(&reach, parameters);
}

struct minimum minimum_of_runs(const struct objective *objective, const struct run *runs,
                               size_t count, size_t last)
{
    struct origin origin = origin_of(runs, count, last);
    const struct state from = run_state(origin.run, origin.state);

    return minimum_from(objective, from.parameter,
                        reach_of_states(origin.run, objective->parameters, origin.state));
}

double minimum_stability_limit(const struct minimum *minimum, const struct optimizer *optimizer)
{
    if (!minimum->found || !(minimum->curvature > 0) || !optimizer->rule->limit)
        return 0;
    return optimizer_limit(optimizer, minimum->curvature);
}
