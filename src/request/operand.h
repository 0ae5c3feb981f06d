/* Arguments that are no options, and what they may have been meant for. */
#ifndef GDPLOT_REQUEST_OPERAND_H
#define GDPLOT_REQUEST_OPERAND_H

#include "base/buf.h"

/* "; a function is given as -f 'x^2'" and the like, for an argument that names no file; or "". */
void operand_hint(struct buf *out, const char *operand);

#endif
