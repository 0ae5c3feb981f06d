/*
 * The figure as a gnuplot script, made by the templates gnuplot, gnuplot-style and gnuplot-label: a
 * style block, the header, and a section a panel with its limits, ticks, named data blocks and one
 * `plot`. Curves are sampled; no text is ever code. Unlike our renderers, gnuplot also draws the
 * grid line that lies below the x axis.
 */
#ifndef GDPLOT_RENDER_GNUPLOT_SCRIPT_H
#define GDPLOT_RENDER_GNUPLOT_SCRIPT_H

#include <stdbool.h>

#include "base/buf.h"
#include "render/render.h"

/*
 * Appends the script for request->figure. It sets `terminal` unless that is NULL. With `latex`,
 * texts are LaTeX for the terminals that have it typeset. Errors: those of template_render.
 */
int gnuplot_add_script(struct buf *out, const struct render_request *request, const char *terminal,
                       bool latex, struct err *err);

#endif
