/* A block of a sweep: LANES runs side by side. For descent/sweep.c alone. */
#ifndef GDPLOT_DESCENT_SWEEP_BLOCK_H
#define GDPLOT_DESCENT_SWEEP_BLOCK_H

#include "descent/sweep.h"
#include "math/lanes.h"

/* Descends at the `count` ≤ LANES rates, and tells how each run ended. */
void sweep_block(const struct lanes *lanes, const struct descent *descent,
                 const struct objective *objective, const double *lr, size_t count,
                 struct sweep_end *ends);

enum sweep_zone sweep_zone_of(enum verdict_kind kind);

#endif
