/* Hints for arguments that are neither options nor files. */
#ifndef GDPLOT_REQUEST_OPERAND_H
#define GDPLOT_REQUEST_OPERAND_H

#include "base/buf.h"

/*
 * Appends "; a function is given as -f 'x^2'" or the like, where the argument looks as if something
 * else was meant; else nothing.
 */
void operand_hint(struct buf *out, const char *operand);

#endif
