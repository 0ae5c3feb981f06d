/*
 * The objects of a PDF as Cairo writes it: in the file as they are or, since Cairo 1.18 and where
 * no older version of PDF was asked for, in compressed object streams (ISO 32000-1, 7.5.7).
 */
#ifndef GDPLOT_RENDER_PDF_OBJECTS_H
#define GDPLOT_RENDER_PDF_OBJECTS_H

#include <stdbool.h>

#include "base/buf.h"

/* What comes next in the text from `at` on; NULL where it does not come. PDF have zeros in them. */
char *pdf_find(const struct buf *text, const char *at, const char *words);

/* Whether `has` finds something in the file or in one of its object streams. */
bool pdf_any(const struct buf *pdf, bool (*has)(const struct buf *text));

/*
 * Lets `edit` change bytes of the file and of each object stream; it leaves their lengths. What an
 * edited stream is shorter by, compressed again, is taken out of the file, whose length would tell
 * what was there. One that is longer, as with bytes made blank it is not, stays as it was.
 */
void pdf_edit(struct buf *pdf, void (*edit)(struct buf *text));

#endif
