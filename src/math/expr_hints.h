/*
 * What is meant by signs and names that people bring along, from print or from other programs, and
 * that expressions do not have.
 */
#ifndef GDPLOT_MATH_EXPR_HINTS_H
#define GDPLOT_MATH_EXPR_HINTS_H

#include <stddef.h>

#include "base/err.h"

/* What to write for the sign that `text` begins with; NULL where there is nothing to say. */
const char *expr_sign_hint(const char *text);

/*
 * "unknown name 'ln'; ..." at byte `start` of `text`, of a name of `length` bytes that is none of
 * expressions. Returns -1 with STATUS_INPUT.
 */
int expr_fail_name(const char *text, size_t start, size_t length, const char *name,
                   struct err *err);

#endif
