/* The cross-reference stream of a PDF as Cairo 1.18 writes it, the last of its objects (ISO
 * 32000-1, 7.5.8). */
#ifndef GDPLOT_RENDER_PDF_XREF_H
#define GDPLOT_RENDER_PDF_XREF_H

#include "base/buf.h"

/* Bytes of the file that nothing needs. */
struct pdf_gap {
    size_t at, length;
};

/*
 * Takes the gaps, in their order, out of the file, and has the cross references say where its
 * objects stand then. Where they cannot be read the file stays as it was.
 */
void pdf_close_gaps(struct buf *pdf, const struct pdf_gap *gaps, size_t count);

#endif
