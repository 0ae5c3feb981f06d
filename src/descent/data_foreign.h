/* Files that are no tables, known by how they begin. */
#ifndef GDPLOT_DESCENT_DATA_FOREIGN_H
#define GDPLOT_DESCENT_DATA_FOREIGN_H

#include <stddef.h>

#include "base/err.h"

/*
 * Looks at the first bytes of a file: 0, or -1 where it is known to be compressed, binary, JSON,
 * HTML or XML. Errors: STATUS_INPUT, naming what it is and what to do.
 */
int data_foreign(const char *name, const char *text, size_t length, struct err *err);

/*
 * The same for what is compressed or an office file alone. `operand` is what has gdplot read
 * standard input in its place, such as "--data -".
 */
int data_foreign_packed(const char *name, const char *text, size_t length, const char *operand,
                        struct err *err);

#endif
