/* What tells of a file that gdplot made it: a recipe, or the line of a page that names gdplot. */
#ifndef GDPLOT_REPORT_SIGNATURE_H
#define GDPLOT_REPORT_SIGNATURE_H

#include <stdbool.h>

/*
 * Whether the regular file at `path` has one. A recipe counts only in a file whose name has the
 * extension of a figure or a trajectory: a page may quote a recipe. Pages of gdplot 0.1 count, too.
 */
bool signature_in(const char *path);

#endif
