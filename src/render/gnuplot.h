/*
 * Figures drawn by gnuplot, another process (render/gnuplot_run.h). What it wrote is looked at
 * before it is passed on: a picture that is not whole is an error. Its PNG and SVG get the texts
 * and the recipe that ours have; its PDF loses its date.
 */
#ifndef GDPLOT_RENDER_GNUPLOT_H
#define GDPLOT_RENDER_GNUPLOT_H

#include <stdbool.h>

#include "render/gnuplot_run.h"
#include "render/render.h"

/*
 * Makes the script for this terminal, writing to run->names[0], and runs it. With `latex`, texts
 * are LaTeX. Errors: those of gnuplot_add_script and gnuplot_run.
 */
int gnuplot_draw(struct gnuplot_run *run, const struct render_request *request,
                 const char *terminal, bool latex, struct err *err);

/* The same for a terminal that takes its size in inches. */
int gnuplot_draw_in_inches(struct gnuplot_run *run, const struct render_request *request,
                           const char *terminal, bool latex, struct err *err);

/* Whether file number `file` of the run begins and, white space aside, ends so. Errors:
 * STATUS_GNUPLOT. */
int gnuplot_check_whole(const struct gnuplot_run *run, int file, const char *beginning,
                        const char *end, struct err *err);

#endif
