/* The cross-reference stream of a PDF as Cairo 1.18 writes it, the last of its objects (ISO
 * 32000-1, 7.5.8). */
#ifndef GDPLOT_RENDER_PDF_XREF_H
#define GDPLOT_RENDER_PDF_XREF_H

#include "base/buf.h"

/* Bytes of the file, from byte `at` on, that nothing needs. */
struct pdf_gap {
    size_t at, length;
};

/*
 * Cuts the gaps, which are sorted, out of the file, and corrects the cross references, which tell
 * at which byte each object begins. Where these cannot be read the file stays as it was.
 */
void pdf_close_gaps(struct buf *pdf, const struct pdf_gap *gaps, size_t count);

#endif
