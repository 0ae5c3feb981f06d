/* Runs side by side: LANES of them, of which only the ends are kept. */
#ifndef GDPLOT_DESCENT_ENDS_BLOCK_H
#define GDPLOT_DESCENT_ENDS_BLOCK_H

#include "descent/ends.h"
#include "descent/objective_lanes.h"

/* Descends with each of `count` ≤ LANES settings, else as `descent` has it, and tells how each run
 * ended; if `tells_rest`, of runs at rest also since when. */
void ends_block(const struct objective_lanes *lanes, const struct descent *descent,
                const struct setting *settings, size_t count, bool tells_rest,
                struct run_end *ends);

#endif
