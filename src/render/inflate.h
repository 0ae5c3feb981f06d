/* Compressed parts of files that are read back. */
#ifndef GDPLOT_RENDER_INFLATE_H
#define GDPLOT_RENDER_INFLATE_H

#include <stdbool.h>

#include "base/buf.h"

/*
 * Appends what the zlib stream that begins at `bytes` holds, and little more than `most` bytes of
 * it. Whether it came to its end.
 */
bool inflate_add(const char *bytes, size_t length, size_t most, struct buf *out);

#endif
