/*
 * Hints for signs and names that expressions do not have, but that people know from print or from
 * other programs.
 */
#ifndef GDPLOT_MATH_EXPR_HINTS_H
#define GDPLOT_MATH_EXPR_HINTS_H

#include <stddef.h>

#include "base/err.h"

/* What to write instead of the sign at the start of `text`; NULL: no hint. */
const char *expr_sign_hint(const char *text);

/*
 * Sets the error "unknown name 'ln'; HINT" for the name of `length` bytes at byte `start` of
 * `text`, which messages call `name`. Returns -1 with STATUS_INPUT.
 */
int expr_fail_name(const char *text, size_t start, size_t length, const char *name,
                   struct err *err);

#endif
