/* Inflates the compressed parts of a file that comes from anywhere, within limits for the file. */
#ifndef GDPLOT_RENDER_INFLATE_H
#define GDPLOT_RENDER_INFLATE_H

#include <stdbool.h>

#include "base/buf.h"

/* What was inflated of one file so far: bytes, those read and those written together; and streams.
 * Zeroed at first. */
struct inflating {
    size_t bytes, streams;
};

enum {
    INFLATE_MOST_BYTES = 16 << 20,
    INFLATE_MOST_STREAMS = 1000,
};

/* Whether the limits of the file allow another stream. */
bool inflate_may(const struct inflating *inflating);

/*
 * Inflates the zlib stream that begins at `bytes`, and appends what it holds. Stops early where
 * that does not begin with `start` ("": it may begin with anything), where it is longer than `most`
 * bytes, and where INFLATE_MOST_BYTES are reached; up to 16 KiB more may be appended then. Returns
 * whether the stream was inflated to its end.
 */
bool inflate_add(struct inflating *inflating, const char *bytes, size_t length, const char *start,
                 size_t most, struct buf *out);

#endif
