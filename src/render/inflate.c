#include "render/inflate.h"

#include <string.h>
#include <zlib.h>

enum { PIECE = 16384 }; /* bytes that are inflated at a time */

bool inflate_may(const struct inflating *inflating)
{
    return inflating->bytes < INFLATE_MOST_BYTES && inflating->streams < INFLATE_MOST_STREAMS;
}

/* Whether the text begins with `start` or, where it is shorter, may do so once it goes on. */
static bool begins(const char *text, size_t length, const char *start)
{
    size_t wanted = strlen(start);

    return !memcmp(text, start, length < wanted ? length : wanted);
}

/* How many bytes to inflate next: at first as many as `start` has, which show of most streams that
 * they hold nothing of ours. */
static size_t piece_size(size_t got, const char *start)
{
    return got < strlen(start) ? strlen(start) : PIECE;
}

bool inflate_add(struct inflating *inflating, const char *bytes, size_t length, const char *start,
                 size_t most, struct buf *out)
{
    z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)length};
    size_t before = out->length;
    char piece[PIECE];
    int status = Z_OK;

    if (!inflate_may(inflating) || inflateInit(&stream) != Z_OK)
        return false;
    inflating->streams++;
    while (status == Z_OK && out->length - before <= most &&
           inflating->bytes < INFLATE_MOST_BYTES &&
           begins(out->data + before, out->length - before, start)) {
        size_t size = piece_size(out->length - before, start), got;

        stream.next_out = (Bytef *)piece;
        stream.avail_out = (uInt)size;
        status = inflate(&stream, Z_NO_FLUSH);
        got = size - stream.avail_out;
        buf_add(out, piece, got);
        inflating->bytes += got;
    }
    inflating->bytes += stream.total_in;
    inflateEnd(&stream);
    return status == Z_STREAM_END;
}
