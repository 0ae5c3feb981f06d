/* Where the objective is smallest, as far as it can be told. */
#ifndef GDPLOT_DESCENT_MINIMUM_H
#define GDPLOT_DESCENT_MINIMUM_H

#include <stdbool.h>

#include "descent/objective.h"
#include "descent/trajectory.h"

struct minimum {
    bool found;
    double parameter;
    double second; /* the second parameter, of an objective in two */
    double loss;
    double curvature; /* the largest there is; above 0 where a stability limit follows from it */
};

/*
 * For a data set the closed form. For a function the local minimum downhill from `from`: a sign
 * change of f' from − to + is bracketed by growing steps and solved to the last bits; it counts
 * where f is finite, no higher than at both ends of the bracket, and settled close by (so a pole is
 * none, and the kink of abs(x) and the flat bottom of x^4 are). Not
 * found: f is undefined at `from`, is level there or at its lowest (a level stretch has no one
 * minimum), or falls until it ends or for ever.
 */
struct minimum minimum_near(const struct objective *objective, double from);

/*
 * The same for an objective in two parameters: the closed form, or from `from` downhill by Newton's
 * steps, shortened until the loss falls, to where the slopes vanish and both curvatures are above 0
 * (Nocedal and Wright, Numerical Optimization, 2nd edition, 3.3).
 */
struct minimum minimum_near_both(const struct objective *objective,
                                 const double from[PARAMETERS_MAX]);

/* Either of them, as the objective has parameters. */
struct minimum minimum_from(const struct objective *objective, const double from[PARAMETERS_MAX]);

/* The same from the lowest of the states 0..last of all runs, of which there is one at least. */
struct minimum minimum_of_runs(const struct objective *objective, const struct run *runs,
                               size_t count, size_t last);

/* The largest stable learning rate, 2/f″; 0 where it is not known. */
double minimum_stability_limit(const struct minimum *minimum);

#endif
