/* A block of a sweep: LANES runs side by side. For descent/sweep.c alone. */
#ifndef GDPLOT_DESCENT_SWEEP_BLOCK_H
#define GDPLOT_DESCENT_SWEEP_BLOCK_H

#include "descent/objective_lanes.h"
#include "descent/sweep_ends.h"

/* Descends at the `count` ≤ LANES rates, and tells how each run ended. */
void sweep_block(const struct objective_lanes *lanes, const struct descent *descent,
                 const double *lr, size_t count, struct sweep_end *ends);

/* The end of a run all of whose states are there. */
struct sweep_end sweep_end_of(const struct run *run, const struct objective *objective,
                              double tolerance);

#endif
