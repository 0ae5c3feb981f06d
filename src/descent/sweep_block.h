/* A block of a sweep: up to LANES runs, trained at once. For descent/sweep_*.c alone. */
#ifndef GDPLOT_DESCENT_SWEEP_BLOCK_H
#define GDPLOT_DESCENT_SWEEP_BLOCK_H

#include "descent/objective_lanes.h"
#include "descent/sweep_ends.h"

/* Descends at each of `count` ≤ LANES rates, and sets how each run ended. */
void sweep_block(const struct objective_lanes *lanes, const struct descent *descent,
                 const double *lr, size_t count, struct sweep_end *ends);

/* How a run ended, all of whose states are kept. */
struct sweep_end sweep_end_of(const struct run *run, const struct objective *objective,
                              double tolerance);

#endif
