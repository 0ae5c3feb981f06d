/* What the templates of documents get of one figure. */
#ifndef GDPLOT_REPORT_DOCUMENT_FIGURE_H
#define GDPLOT_REPORT_DOCUMENT_FIGURE_H

#include "base/err.h"
#include "report/composed.h"
#include "template/value.h"

/* Adds the values of the figure: texts, files, command and states; with `drawings` also the
 * pictures of it and of its steps, as SVG. Errors: those of composing and of rendering. */
int document_add_figure(struct value *map, const struct composed *composed, bool drawings,
                        struct err *err);

#endif
