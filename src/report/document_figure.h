/* What the templates of documents get of one figure. */
#ifndef GDPLOT_REPORT_DOCUMENT_FIGURE_H
#define GDPLOT_REPORT_DOCUMENT_FIGURE_H

#include "base/err.h"
#include "report/composed.h"
#include "template/value.h"

/* Adds the figure, and with `drawings` the pictures of it and of its steps. Errors: those of
 * composing and of rendering. */
int document_add_figure(struct value *map, const struct composed *composed, bool drawings,
                        struct err *err);

#endif
