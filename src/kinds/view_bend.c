#include "kinds/view_bend.h"

#include <math.h>

#include "figure/scale.h"

#define PART      0.1 /* of the panel's height */
#define STEP      1.5
#define MOST_WORK 5e7 /* in units of base/work.h */

enum { MOST_STEPS = 48, SAMPLES = 128, EVALUATIONS = 700 /* of a step, about */ };

static double within(double value, const struct interval *limits)
{
    return fmax(limits->low, fmin(limits->high, value));
}

/* Whether the curve over low..high leaves the tangent in a panel that shows the losses of `range`.
 */
static bool part(const struct objective *objective, const struct state *state, double low,
                 double high, const struct interval *range)
{
    for (int i = 0; i <= SAMPLES; i++) {
        double x = low + (high - low) * ((double)i / SAMPLES);
        double loss = objective_loss(objective, (const double[PARAMETERS_MAX]){x});
        double tangent = state->loss + state->slope[0] * (x - state->parameter[0]);

        if (isfinite(loss) && isfinite(tangent) &&
            fabs(within(loss, range) - within(tangent, range)) >= PART * (range->high - range->low))
            return true;
    }
    return false;
}

/* As many as take no more than MOST_WORK. */
static int steps_of(const struct objective *objective)
{
    return (int)fmin(MOST_STEPS, MOST_WORK / ((double)objective->loss_cost * EVALUATIONS));
}

void view_bend_domain(const struct objective *objective, const struct shown *shown,
                      const struct minimum *minimum, const struct interval *range, double *low,
                      double *high)
{
    struct state state;
    double middle = *low / 2 + *high / 2, half = *high / 2 - *low / 2;
    int most = steps_of(objective);

    if (!shown->count)
        return;
    state = run_state(&shown->runs[0], 0);
    for (int step = 0; step < most && state_is_finite(&state, 1); step++, half *= STEP) {
        struct interval losses = {scale_bring_within(middle - half),
                                  scale_bring_within(middle + half)};
        const struct interval domain = losses;

        if (range)
            losses = *range;
        else
            limits_range(objective, shown, minimum, domain.low, domain.high, &losses.low,
                         &losses.high);
        if (!part(objective, &state, domain.low, domain.high, &losses))
            continue;
        *low = domain.low;
        *high = domain.high;
        return;
    }
}
