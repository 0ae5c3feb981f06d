/* Files held against what they should be. */
#ifndef GDPLOT_PICTURE_MATCH_H
#define GDPLOT_PICTURE_MATCH_H

#include "base/buf.h"
#include "base/err.h"
#include "picture/picture.h"

/*
 * Whether the file at `path`, of this format, and its second file are as given; of a PNG its pixels
 * and its recipe. `giver` says in messages who wants it: "its recipe gives". Errors: STATUS_FAILED;
 * STATUS_IO where the first cannot be read; STATUS_INPUT for half a PNG.
 */
int match_picture(const struct picture_file *given, const char *path, const struct format *format,
                  const char *giver, struct err *err);

/* The same of a single file; without a format, it is lines. */
int match_bytes(const struct buf *given, const char *path, const struct format *format,
                const char *giver, struct err *err);

#endif
