/*
 * The objects of a PDF as Cairo writes it: in the file as they are or, since Cairo 1.18 and where
 * no older version of PDF was asked for, in compressed object streams (ISO 32000-1, 7.5.7).
 */
#ifndef GDPLOT_RENDER_PDF_OBJECTS_H
#define GDPLOT_RENDER_PDF_OBJECTS_H

#include <stdbool.h>

#include "base/buf.h"

/* Where `words` stand next in the text from `at` on; NULL where they do not. A PDF has zero bytes,
 * at which strstr would stop. */
char *pdf_find(const struct buf *text, const char *at, const char *words);

/* Whether `has` is true of the file as it is, or of one of its object streams, inflated. */
bool pdf_any(const struct buf *pdf, bool (*has)(const struct buf *text));

/*
 * Lets `edit` change bytes, but not the length, of the file as it is and then of each object
 * stream, inflated. A stream that was changed is compressed again and put back. If it is shorter
 * now, what is left over behind it is cut out of the file: else the file's length would still tell
 * what stood there. If it were longer, which blanks do not make it, it would stay as it was.
 */
void pdf_edit(struct buf *pdf, void (*edit)(struct buf *text));

#endif
