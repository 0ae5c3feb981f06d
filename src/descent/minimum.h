/* A minimum of the objective. */
#ifndef GDPLOT_DESCENT_MINIMUM_H
#define GDPLOT_DESCENT_MINIMUM_H

#include <stdbool.h>

#include "descent/objective.h"
#include "descent/trajectory.h"

struct minimum {
    bool found;
    double parameter;
    double second; /* the second parameter, of an objective in two */
    double
        loss; /* 0 where it is so small that the last bits of the parameters alone could make it */
    /*
     * The largest curvature, if a stability limit follows from it; else 0. It follows if the slopes
     * a little aside are what this curvature makes of them, to 1 %. They are not at a kink, where
     * the slope jumps, nor where the curvature is 0 up to rounding.
     */
    double curvature;
    bool local; /* there is a lower loss in the view or around it; set by minima_in_view */
};

/*
 * The minimum of an objective in one parameter: in closed form, if its kind has one. Else the local
 * minimum that lies downhill from `from`. Growing steps bracket a change of sign of f' from − to +,
 * which is then solved to the last bits. It is a minimum if f is finite there, not above the ends
 * of the bracket, and has fallen most of its way close by: so the kink of abs(x) and the flat
 * bottom of x^4 are minima, and a pole is none. None is found where f is undefined at `from`, where
 * it is level there or at its bottom (every point of the bottom is as low), and where it falls
 * without end or up to where it is no longer defined.
 *
 * `reach` is how far the states that lead to `from` lie apart, or 0. "A little aside" (see
 * curvature) is a millionth of the reach, or of the way from `from`, whichever is larger.
 */
struct minimum minimum_near(const struct objective *objective, double from, double reach);

/*
 * The same for an objective in two parameters: in closed form, or downhill from `from` by Newton's
 * steps. These use the sizes of the curvatures, are no longer than a radius that grows from step to
 * step, and are halved until the loss falls (Nocedal and Wright, Numerical Optimization, 2nd
 * edition, 3.3 and 4); at last, full Newton's steps polish the point to the last bits. It is a
 * minimum if the curvatures are above 0 and the Newton step (the slope over the smallest curvature)
 * is at most 10⁻⁹ of the scale. If one curvature is nearly 0, descents from both sides along its
 * direction must also lead back to the point: on the floor of a valley they do not.
 */
struct minimum minimum_near_both(const struct objective *objective,
                                 const double from[PARAMETERS_MAX], double reach);

/* minimum_near or minimum_near_both, by how many parameters the objective has. */
struct minimum minimum_from(const struct objective *objective, const double from[PARAMETERS_MAX],
                            double reach);

/*
 * The minimum of the basin that the runs end in. The search begins at the lowest end of a run that
 * settles (verdict_settles); without one, of a run that stays bounded; without one, at the lowest
 * of all states. Only the states 0 to `last` of each run are looked at.
 */
struct minimum minimum_of_runs(const struct objective *objective, const struct run *runs,
                               size_t count, size_t last);

/*
 * The learning rate up to which the optimiser is stable at the minimum (2/f″ for plain descent); 0
 * where that is not known, or it has no limit.
 */
double minimum_stability_limit(const struct minimum *minimum, const struct optimizer *optimizer);

/*
 * For descent/minimum*.c alone: by how much the loss changes with the last bits of the parameters.
 */
double minimum_noise(const struct objective *objective, const double at[PARAMETERS_MAX]);

/* For descent/minimum*.c alone: describes the minimum found at `at`. */
struct minimum minimum_describe(const struct objective *objective, const double at[PARAMETERS_MAX],
                                double reach);

/*
 * Returns whether the kind of objective has a closed form, and sets *minimum by it; `found` is
 * false where that is no single point.
 */
bool minimum_in_closed_form(const struct objective *objective, struct minimum *minimum);

enum { MINIMA_MOST = 32 };

/*
 * Which minima a struct minima has: all in view; one of too many; or one, since the search was
 * given up.
 */
enum minima_known { MINIMA_ALL, MINIMA_ONE_OF_MORE, MINIMA_UNSEARCHED };

struct minima {
    struct minimum at[MINIMA_MOST];
    size_t count;
    enum minima_known known;
};

/*
 * All minima of a function in the view low[i] ≤ parameter i ≤ high[i]: first `marked`, if it was
 * found, then the others; sets `local` of each. Only `marked` is returned where there are more than
 * MINIMA_MOST, where the search takes too much work (`known` says which of the two), and of a
 * quadratic, which has no others.
 */
struct minima minima_in_view(const struct objective *objective, const double low[PARAMETERS_MAX],
                             const double high[PARAMETERS_MAX], const struct minimum *marked);

#endif
