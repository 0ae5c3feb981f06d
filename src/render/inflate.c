#include "render/inflate.h"

#include <zlib.h>

bool inflate_add(const char *bytes, size_t length, size_t most, struct buf *out)
{
    z_stream stream = {.next_in = (Bytef *)bytes, .avail_in = (uInt)length};
    size_t before = out->length;
    char piece[16384];
    int status = Z_OK;

    if (inflateInit(&stream) != Z_OK)
        return false;
    while (status == Z_OK && out->length - before <= most) {
        stream.next_out = (Bytef *)piece;
        stream.avail_out = sizeof piece;
        status = inflate(&stream, Z_NO_FLUSH);
        buf_add(out, piece, sizeof piece - stream.avail_out);
    }
    inflateEnd(&stream);
    return status == Z_STREAM_END;
}
