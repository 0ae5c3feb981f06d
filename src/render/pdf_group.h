/*
 * The page group of a PDF: Cairo gives each page one, for transparency, of which our figures have
 * none. pdfTeX takes the group of one figure a page, and warns of every other.
 */
#ifndef GDPLOT_RENDER_PDF_GROUP_H
#define GDPLOT_RENDER_PDF_GROUP_H

#include "base/buf.h"

/*
 * Blanks the page groups of a PDF as Cairo writes it, unless something in it is transparent. No
 * byte changes its place.
 */
void pdf_drop_groups(struct buf *pdf);

#endif
