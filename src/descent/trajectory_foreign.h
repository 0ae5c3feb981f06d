/* What was given as a trajectory and is none. */
#ifndef GDPLOT_DESCENT_TRAJECTORY_FOREIGN_H
#define GDPLOT_DESCENT_TRAJECTORY_FOREIGN_H

#include "base/buf.h"

/*
 * Appends what a file is that begins with this line, in place of a trajectory's header, and what to
 * do with it: the log of another trainer, data, or a figure.
 */
void trajectory_foreign_explain(const char *header, struct buf *out);

#endif
