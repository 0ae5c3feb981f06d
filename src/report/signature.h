/* What tells of a file that gdplot made it: a recipe, or the line of a page that names gdplot. */
#ifndef GDPLOT_REPORT_SIGNATURE_H
#define GDPLOT_REPORT_SIGNATURE_H

#include <stdbool.h>

#include "base/err.h"

/*
 * Finds whether the regular file at `path` has one. A recipe counts only in a file whose name has
 * the extension of a figure or a trajectory: a page may quote a recipe. Pages of gdplot 0.1 count,
 * too. Too large a file has none. Errors: STATUS_IO for a file that cannot be read.
 */
int signature_find(const char *path, bool *found, struct err *err);

#endif
