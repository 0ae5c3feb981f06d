/* What a page of one live figure is written as: the page, or what it shows of its figure. */
#ifndef GDPLOT_REPORT_LIVE_PAGE_H
#define GDPLOT_REPORT_LIVE_PAGE_H

#include "base/buf.h"
#include "base/err.h"
#include "report/composed.h"

struct live_format {
    const char *extension;
    bool has_program; /* the program itself is in it */
    /* Appends what is written of a figure. Errors: those of live_document_write or
     * live_add_figure. */
    int (*write)(struct buf *out, struct composed *composed, struct err *err);
};

/* The format number `i`: html, or json, which report/live_figure.h describes; NULL past the last.
 */
const struct live_format *live_format_at(size_t i);

/*
 * Composes the figure of the spec, which gets resolved, and appends it in the format. Errors: those
 * of picture_make; STATUS_USAGE for a figure that cannot be drawn anew; those of the format.
 */
int live_page_write(struct buf *out, const struct live_format *format, const struct kind *kind,
                    struct spec *spec, struct err *err);

#endif
