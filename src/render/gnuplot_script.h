/*
 * The figure as a gnuplot script, made by the templates gnuplot, gnuplot-style and gnuplot-label: a
 * style block, the header, and a section a panel with its limits, ticks, named data blocks and one
 * `plot`. Curves are sampled; no text is ever code.
 */
#ifndef GDPLOT_RENDER_GNUPLOT_SCRIPT_H
#define GDPLOT_RENDER_GNUPLOT_SCRIPT_H

#include <stdbool.h>

#include "base/buf.h"
#include "render/render.h"

/*
 * Appends `text` as a string of gnuplot's that stands for exactly it, wherever a string may stand
 * and `enhanced` is off: in single quotes where it is plain, else in double quotes with every byte
 * that is not a letter, blank or one of . , = + as \ooo. The text has no line breaks.
 */
void gnuplot_add_quoted(struct buf *out, const char *text);

/*
 * Appends the script for request->figure. It sets `terminal` unless that is NULL. With `latex`,
 * texts are LaTeX for the terminals that have it typeset. Errors: those of template_render.
 */
int gnuplot_add_script(struct buf *out, const struct render_request *request, const char *terminal,
                       bool latex, struct err *err);

#endif
