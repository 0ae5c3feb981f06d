#include "descent/level.h"

#include <math.h>

#include "descent/rest.h"

/* The slope along direction `i`, at `aside` from the point. */
static double slope_aside(const struct space *space, const double point[PARAMETERS_MAX],
                          const struct bend *bend, size_t i, double aside)
{
    double at[PARAMETERS_MAX], sum = 0;
    struct evaluation there;

    for (size_t p = 0; p < PARAMETERS_MAX; p++)
        at[p] = point[p] + aside * bend->direction[i][p];
    there = objective_at(space->objective, at);
    for (size_t p = 0; p < bend->count; p++)
        sum += there.slope[p] * bend->direction[i][p];
    return sum;
}

/* 1 where the objective has a minimum along direction `i`, -1 a maximum, 0 where neither is sure.
 */
static int kind_along(const struct space *space, const double point[PARAMETERS_MAX],
                      const struct bend *bend, size_t i, double aside)
{
    int sign = (bend->curvature[i] > 0) - (bend->curvature[i] < 0);

    if (bend_is_level(bend, i))
        return 0;
    if (aside > 0 && !(slope_aside(space, point, bend, i, aside) * sign > 0 &&
                       slope_aside(space, point, bend, i, -aside) * sign < 0))
        return 0;
    return sign;
}

enum verdict_level level_of(const struct space *space, const struct state *last, double reach)
{
    const double *point = last->parameter;
    size_t minima = 0, maxima = 0;
    struct bend bend;

    if (!space->objective || space->has_distance || space->coordinates)
        return VERDICT_AT_MINIMUM;
    bend = bend_at(space->objective, point);
    for (size_t i = 0; i < bend.count; i++) {
        double aside = REST_NEAR * fmax(reach, fmax(fabs(point[0]), fabs(point[1])));
        int kind = kind_along(space, point, &bend, i, aside);

        minima += kind > 0;
        maxima += kind < 0;
    }
    if (maxima == bend.count)
        return VERDICT_AT_MAXIMUM;
    return maxima && minima ? VERDICT_AT_SADDLE : VERDICT_AT_MINIMUM;
}
