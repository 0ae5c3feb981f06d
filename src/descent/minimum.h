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
    double loss;   /* 0 where it is no more than what the last bits of the parameters make of 0 */
    /*
     * The largest there is, where a stability limit follows from it; else 0. It does where the
     * slopes a little aside are those of this curvature, to 1 %: not at a kink, where the slope
     * jumps, nor where the curvature is 0 up to rounding.
     */
    double curvature;
    bool local; /* a lower loss is in view or around it; set by minima_in_view */
};

/*
 * The closed form, where the kind of objective has one. Else the local minimum downhill from
 * `from`: a sign change of f' from − to + is bracketed by growing steps and solved to the last
 * bits; it counts where f is finite, not above both ends of the bracket, and settled close by (so a
 * pole is none, and the kink of abs(x) and the flat bottom of x^4 are). Not found: f is undefined
 * at `from`, is level there or at its lowest (a level stretch has no one minimum), or falls until
 * it ends or for ever.
 *
 * `reach` is how far the states lie apart that lead to `from`, or 0: a millionth of it, or of the
 * way from `from`, is a little aside.
 */
struct minimum minimum_near(const struct objective *objective, double from, double reach);

/*
 * The same for an objective in two parameters: the closed form, or from `from` downhill by Newton's
 * steps, each curvature taken as above 0, within a radius that grows from step to step, and
 * shortened until the loss falls (Nocedal and Wright, Numerical Optimization, 2nd edition, 3.3 and
 * 4); then by Newton's steps alone to the last bits. It counts where the curvatures are above 0 and
 * the Newton step, the slope over the smallest of them, is 10⁻⁹ of the scale; where one of them is
 * nearly 0, if from beside it, along that one, it is downhill to the same point: the floor of a
 * valley has no one minimum.
 */
struct minimum minimum_near_both(const struct objective *objective,
                                 const double from[PARAMETERS_MAX], double reach);

/* Either of them, as the objective has parameters. */
struct minimum minimum_from(const struct objective *objective, const double from[PARAMETERS_MAX],
                            double reach);

/*
 * That of the basin that the runs end in: from the lowest end of a run that settles (see
 * verdict_settles), else of one that stays bounded, else from the lowest of the states. Of each run
 * the states 0..last count, of which there is one at least.
 */
struct minimum minimum_of_runs(const struct objective *objective, const struct run *runs,
                               size_t count, size_t last);

/* The largest learning rate at which a rule is stable there, 2/f″ of plain descent; 0 where it is
 * not known, or there is none. */
double minimum_stability_limit(const struct minimum *minimum, const struct rule *rule);

/* For descent/minimum*.c alone: how much the loss changes in the last bits of the parameters. */
double minimum_noise(const struct objective *objective, const double at[PARAMETERS_MAX]);

/* This fills in what is known of a point that has been found. */
struct minimum minimum_describe(const struct objective *objective, const double at[PARAMETERS_MAX],
                                double reach);

/* Whether the kind of objective has a closed form: then *minimum is that. */
bool minimum_in_closed_form(const struct objective *objective, struct minimum *minimum);

enum { MINIMA_MOST = 32 };

/* How many of the minima in view are told. */
enum minima_known { MINIMA_ALL, MINIMA_ONE_OF_MORE, MINIMA_UNSEARCHED };

struct minima {
    struct minimum at[MINIMA_MOST];
    size_t count;
    enum minima_known known;
};

/*
 * The minimum `marked`, if it is found, and after it all others of a function with low[i] ≤
 * parameter i ≤ high[i]; each is told whether it is local. Where there are more than MINIMA_MOST,
 * where the search takes too much work, and of a data set, it is the first alone: `known` says why.
 */
struct minima minima_in_view(const struct objective *objective, const double low[PARAMETERS_MAX],
                             const double high[PARAMETERS_MAX], const struct minimum *marked);

#endif
