/* Explains files that were given as trajectories and are none. */
#ifndef GDPLOT_DESCENT_TRAJECTORY_FOREIGN_H
#define GDPLOT_DESCENT_TRAJECTORY_FOREIGN_H

#include "base/buf.h"

/*
 * Appends what kind of file begins with this line where a trajectory has its header (the log of
 * another trainer, data, or a figure), and what to do with it.
 */
void trajectory_foreign_explain(const char *header, struct buf *out);

#endif
