/* What tells of a file that gdplot made it: a recipe, or the line of a page that names gdplot. */
#ifndef GDPLOT_REPORT_SIGNATURE_H
#define GDPLOT_REPORT_SIGNATURE_H

#include <stdbool.h>

/*
 * Whether the regular file at `path` has one. A recipe counts in files named as figures and
 * trajectories are: a page may quote one. Pages of gdplot 0.1 count, too.
 */
bool signature_in(const char *path);

#endif
