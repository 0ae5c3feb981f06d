/* Since when runs side by side are at rest. */
#ifndef GDPLOT_DESCENT_ENDS_SINCE_H
#define GDPLOT_DESCENT_ENDS_SINCE_H

#include "descent/ends_rows.h"
#include "descent/space.h"

/*
 * Tells it of the runs that have converged, as rest_from does. The block has been judged, has
 * lanes for curvatures and runs in one parameter; they descend once more.
 */
void ends_tell_since(struct block *block, size_t count, const struct space *space,
                     struct run_end *ends);

#endif
