/*
 * Figures drawn by gnuplot, another process (render/gnuplot_run.h). What it wrote is checked
 * before it is passed on: a picture that is not whole is an error. Title, description and recipe
 * are put into its PNG and SVG as into ours; the date is taken out of its PDF.
 */
#ifndef GDPLOT_RENDER_GNUPLOT_H
#define GDPLOT_RENDER_GNUPLOT_H

#include <stdbool.h>

#include "render/gnuplot_run.h"
#include "render/render.h"

/*
 * Makes the figure's script for this terminal, which draws to the file run->names[0], and runs it.
 * With `latex`, texts are LaTeX. Errors: those of gnuplot_add_script and gnuplot_run.
 */
int gnuplot_draw(struct gnuplot_run *run, const struct render_request *request,
                 const char *terminal, bool latex, struct err *err);

/* The same for a terminal that takes its size in inches. */
int gnuplot_draw_in_inches(struct gnuplot_run *run, const struct render_request *request,
                           const char *terminal, bool latex, struct err *err);

/* Checks that file number `file` of the run is whole: that it begins with `beginning` and, white
 * space aside, ends with `end`. Errors: STATUS_GNUPLOT. */
int gnuplot_check_whole(const struct gnuplot_run *run, int file, const char *beginning,
                        const char *end, struct err *err);

#endif
