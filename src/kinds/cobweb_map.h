/*
 * Descent by a rule without memory as a map in one parameter: from the state before a step to the
 * one after it, for plain descent x → x − lr·f′(x).
 *
 * It rests where f′ is 0, where its graph crosses the diagonal. A small distance from there is
 * multiplied at each step by the slope of the map, 1 − lr·f″ for plain descent: it shrinks where
 * that lies between −1 and 1 (Strogatz, Nonlinear Dynamics and Chaos, 10.1).
 */
#ifndef GDPLOT_KINDS_COBWEB_MAP_H
#define GDPLOT_KINDS_COBWEB_MAP_H

#include "descent/minimum.h"
#include "descent/objective.h"
#include "descent/trajectory.h"

struct cobweb_map {
    /*
     * Of a slice, through the last finite state of a run that stays bounded, and through the start
     * of one that does not.
     */
    struct objective objective;
    struct optimizer optimizer;
    double lr;
    struct minimum rest; /* the minimum that the run is about, where the map rests */
    double multiplier;   /* the slope of the map there, of rules that step by the slope; nan: it is
                            not known */
};

/* The map of a run. The objective, which has one parameter or is a slice, must outlive it. */
struct cobweb_map cobweb_map_of(const struct objective *objective, const struct run *run);

/* The state after a step from x, or nan; a function for curve_sample (figure/curve.h). */
double cobweb_map_next(const void *map, double x);

#endif
