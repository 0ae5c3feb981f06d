/* Compares files with what they should be. */
#ifndef GDPLOT_PICTURE_MATCH_H
#define GDPLOT_PICTURE_MATCH_H

#include "base/buf.h"
#include "base/err.h"
#include "picture/picture.h"

/*
 * Compares the file at `path`, of this format, and its second file with `given`: their bytes, but
 * of a PNG its pixels and its recipe. Messages say "line 3 has 'x', where GIVER 'y'": `giver` is
 * "its recipe gives". Errors: STATUS_FAILED with the first difference; STATUS_IO where the file
 * cannot be read; STATUS_INPUT for half a PNG.
 */
int match_picture(const struct picture_file *given, const char *path, const struct format *format,
                  const char *giver, struct err *err);

/* The same for a single file; without a format it is text. */
int match_bytes(const struct buf *given, const char *path, const struct format *format,
                const char *giver, struct err *err);

#endif
