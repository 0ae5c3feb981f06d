/*
 * The page group of a PDF: Cairo gives each page one, for transparency, of which our figures have
 * none. pdfTeX takes the group of one figure a page, and warns of every other.
 */
#ifndef GDPLOT_RENDER_PDF_GROUP_H
#define GDPLOT_RENDER_PDF_GROUP_H

#include "base/buf.h"

/* Overwrites the page groups of a PDF as Cairo writes it with blanks, by pdf_edit
 * (render/pdf_objects.h), unless something in it is transparent. */
void pdf_drop_groups(struct buf *pdf);

#endif
