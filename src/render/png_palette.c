#include "render/png_palette.h"

#include <stdlib.h>
#include <string.h>
#include <zlib.h>

#include "base/mem.h"
#include "render/png_chunk.h"

enum { INDEXED = 3, BYTE = 8 };

struct palette {
    unsigned char index[ROLES]; /* of each role that occurs */
    unsigned char rgb[3 * ROLES];
    size_t count;
    unsigned bits; /* of an index */
};

static struct palette find_palette(const struct cells *cells, const uint32_t colours[ROLES])
{
    struct palette palette = {.bits = 1};
    bool occurs[ROLES] = {false};

    for (size_t i = 0; i < cells->columns * cells->rows; i++)
        occurs[cells->roles[i]] = true;
    for (int role = 0; role < ROLES; role++) {
        if (!occurs[role])
            continue;
        palette.index[role] = (unsigned char)palette.count;
        for (int shift = 16, k = 0; k < 3; k++, shift -= 8)
            palette.rgb[3 * palette.count + (size_t)k] = (unsigned char)(colours[role] >> shift);
        palette.count++;
    }
    while (palette.count > 1u << palette.bits)
        palette.bits *= 2;
    return palette;
}

/* Writes the number of the row's filter, which is none, and then the index of each pixel; the first
 * pixel of a byte is in its highest bits. `out` is zeroed. */
static void pack_row(unsigned char *out, const unsigned char *roles, size_t columns,
                     const struct palette *palette)
{
    unsigned each = BYTE / palette->bits;

    *out++ = 0;
    for (size_t i = 0; i < columns; i++)
        out[i / each] |=
            (unsigned char)(palette->index[roles[i]] << (BYTE - palette->bits * (i % each + 1)));
}

static void add_pixels(struct buf *out, const struct cells *cells, const struct palette *palette)
{
    size_t stride = 1 + (cells->columns * palette->bits + BYTE - 1) / BYTE;
    unsigned char *rows = mem_zeroed(cells->rows, stride), *packed;
    uLongf length = compressBound((uLong)(cells->rows * stride));

    packed = mem_resize(NULL, length, 1);
    for (size_t i = 0; i < cells->rows; i++)
        pack_row(rows + i * stride, cells->roles + i * cells->columns, cells->columns, palette);
    if (compress2(packed, &length, rows, (uLong)(cells->rows * stride), Z_BEST_COMPRESSION))
        mem_exhausted();
    png_add_chunk(out, "IDAT", packed, length);
    free(packed);
    free(rows);
}

void png_palette_make(struct buf *out, const struct cells *cells, const uint32_t colours[ROLES])
{
    struct palette palette = find_palette(cells, colours);
    const char kind[] = {(char)palette.bits, INDEXED, 0, 0, 0};
    struct buf header = BUF_INIT;

    png_add_number(&header, cells->columns);
    png_add_number(&header, cells->rows);
    buf_add(&header, kind, sizeof kind);
    buf_add(out, png_signature, PNG_SIGNATURE);
    png_add_chunk(out, "IHDR", header.data, header.length);
    png_add_chunk(out, "PLTE", palette.rgb, 3 * palette.count);
    add_pixels(out, cells, &palette);
    png_add_chunk(out, "IEND", "", 0);
    buf_release(&header);
}
