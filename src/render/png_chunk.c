#include "render/png_chunk.h"

#include <zlib.h>

const char png_signature[] = "\x89PNG\r\n\x1a\n";

void png_add_number(struct buf *out, unsigned long number)
{
    const char bytes[4] = {(char)(number >> 24), (char)(number >> 16), (char)(number >> 8),
                           (char)number};

    buf_add(out, bytes, sizeof bytes);
}

void png_add_short(struct buf *out, unsigned number)
{
    buf_add(out, (const char[]){(char)(number >> 8), (char)number}, 2);
}

void png_add_chunk(struct buf *out, const char *type, const void *data, size_t length)
{
    size_t start = out->length + 4;

    png_add_number(out, length);
    buf_puts(out, type);
    buf_add(out, data, length);
    png_add_number(out, crc32(0, (const Bytef *)out->data + start, (uInt)(out->length - start)));
}
