/* Compressed parts of files that are read back. */
#ifndef GDPLOT_RENDER_INFLATE_H
#define GDPLOT_RENDER_INFLATE_H

#include <stdbool.h>

#include "base/buf.h"

/* All that is inflated for one file: bytes that go in and come out, and streams. */
struct inflating {
    size_t bytes, streams;
};

enum {
    INFLATE_MOST_BYTES = 16 << 20,
    INFLATE_MOST_STREAMS = 1000,
};

/* Whether the file may still have one inflated. */
bool inflate_may(const struct inflating *inflating);

/*
 * Appends what the zlib stream that begins at `bytes` holds, as far as it begins with `start` ("":
 * with anything), and no more than `most` bytes and INFLATE_MOST_BYTES for the file, to within 16
 * KiB. Whether it came to its end.
 */
bool inflate_add(struct inflating *inflating, const char *bytes, size_t length, const char *start,
                 size_t most, struct buf *out);

#endif
