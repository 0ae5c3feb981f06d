/* The mark that a file made by gdplot bears: a recipe, or the line of a page that names gdplot. */
#ifndef GDPLOT_CLI_REPORT_MARK_H
#define GDPLOT_CLI_REPORT_MARK_H

#include <stdbool.h>

/*
 * Whether the regular file at `path` bears one. A recipe counts in files named as figures and
 * trajectories are: a page may quote one. Pages of gdplot 0.1 count, too.
 */
bool report_mark_in(const char *path);

#endif
