/* A page of one live figure, which is a document of a report of that figure alone. */
#ifndef GDPLOT_REPORT_LIVE_DOCUMENT_H
#define GDPLOT_REPORT_LIVE_DOCUMENT_H

#include "base/buf.h"
#include "base/err.h"
#include "report/composed.h"

/* Appends the page; the figure gets a title. Errors: those of document_values_init and templates.
 */
int live_document_write(struct buf *out, struct composed *composed, struct err *err);

#endif
