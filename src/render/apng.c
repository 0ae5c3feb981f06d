/*
 * APNG: a PNG whose first picture is the first frame, followed by the others (W3C, Portable Network
 * Graphics, third edition, 11.3.2 and 11.3.4). Each is the part that has changed, transparent where
 * it has not, laid over the one before. Texts and resolution are those of a PNG.
 */
#include <libdeflate.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/extract.h"
#include "render/png.h"
#include "render/png_chunk.h"
#include "render/raster_frames.h"

enum { LEVEL = 12, BITS = 8, COLOUR_AND_ALPHA = 6, METRE = 1, OVER = 1 };

struct apng {
    const struct render_request *request;
    FILE *stream;
    unsigned long sequence; /* of the next chunk that has a number */
};

static void write_chunk(struct apng *apng, const char *type, const struct buf *data)
{
    struct buf chunk = BUF_INIT;

    png_add_chunk(&chunk, type, data->data, data->length);
    fwrite(chunk.data, 1, chunk.length, apng->stream);
    buf_release(&chunk);
}

static void write_header(struct apng *apng, int width, int height)
{
    struct buf data = BUF_INIT;

    fwrite(png_signature, 1, PNG_SIGNATURE, apng->stream);
    png_add_number(&data, (unsigned long)width);
    png_add_number(&data, (unsigned long)height);
    buf_add(&data, (const char[]){BITS, COLOUR_AND_ALPHA, 0, 0, 0}, 5);
    write_chunk(apng, "IHDR", &data);
    buf_clear(&data);
    png_add_number(&data, apng->request->frames->count);
    png_add_number(&data, (unsigned long)apng->request->frames->loops);
    write_chunk(apng, "acTL", &data);
    buf_release(&data);
}

/* The resolution of a PNG, and a text under a key, as UTF-8 that is not compressed. */
static void write_resolution(struct apng *apng)
{
    unsigned long resolution = (unsigned long)lround(PNG_PIXELS_PER_METRE * apng->request->scale);
    struct buf data = BUF_INIT;

    png_add_number(&data, resolution);
    png_add_number(&data, resolution);
    buf_add(&data, (const char[]){METRE}, 1);
    write_chunk(apng, "pHYs", &data);
    buf_release(&data);
}

static void write_text(struct apng *apng, const char *key, const char *text)
{
    struct buf data = BUF_INIT;

    buf_add(&data, key, strlen(key) + 1);
    buf_add(&data, (const char[]){0, 0}, 2);
    buf_add(&data, "en", 3);
    buf_add(&data, key, strlen(key) + 1);
    buf_puts(&data, text);
    write_chunk(apng, "iTXt", &data);
    buf_release(&data);
}

static void write_control(struct apng *apng, const struct raster_frame *frame)
{
    struct buf data = BUF_INIT;

    png_add_number(&data, apng->sequence++);
    png_add_number(&data, (unsigned long)frame->changed.width);
    png_add_number(&data, (unsigned long)frame->changed.height);
    png_add_number(&data, (unsigned long)frame->changed.x);
    png_add_number(&data, (unsigned long)frame->changed.y);
    png_add_short(&data, (unsigned)frame->delay);
    png_add_short(&data, 1000);
    buf_add(&data, (const char[]){0, frame->number ? OVER : 0}, 2);
    write_chunk(apng, "fcTL", &data);
    buf_release(&data);
}

/* Rows of the part that has changed: the number of the filter, none, and four bytes a pixel. */
static unsigned char *pack(const struct raster_frame *frame, size_t *size)
{
    const struct part *part = &frame->changed;
    unsigned char *packed, *at;

    *size = (size_t)part->height * (1 + 4 * (size_t)part->width);
    packed = at = mem_zeroed(*size, 1);
    for (int y = part->y; y < part->y + part->height; y++) {
        size_t row = (size_t)y * (size_t)frame->width;

        at++;
        for (int x = part->x; x < part->x + part->width; x++, at += 4) {
            uint32_t pixel = frame->pixels[row + (size_t)x];

            if (frame->before && frame->before[row + (size_t)x] == pixel)
                continue;
            at[0] = (unsigned char)(pixel >> 16);
            at[1] = (unsigned char)(pixel >> 8);
            at[2] = (unsigned char)pixel;
            at[3] = 0xFF;
        }
    }
    return packed;
}

static void write_pixels(struct apng *apng, const struct raster_frame *frame)
{
    struct libdeflate_compressor *compressor = libdeflate_alloc_compressor(LEVEL);
    size_t size, room;
    unsigned char *packed = pack(frame, &size), *made;
    struct buf data = BUF_INIT;

    if (!compressor)
        mem_exhausted();
    room = libdeflate_zlib_compress_bound(compressor, size);
    made = mem_resize(NULL, room, 1);
    if (frame->number)
        png_add_number(&data, apng->sequence++);
    buf_add(&data, (const char *)made,
            libdeflate_zlib_compress(compressor, packed, size, made, room));
    write_chunk(apng, frame->number ? "fdAT" : "IDAT", &data);
    libdeflate_free_compressor(compressor);
    buf_release(&data);
    free(made);
    free(packed);
}

static int take(void *context, const struct raster_frame *frame, struct err *err)
{
    (void)err;
    write_control(context, frame);
    write_pixels(context, frame);
    return 0;
}

static int write_apng(const struct render_request *request, FILE *stream, struct err *err)
{
    struct apng apng = {request, stream, 0};
    const struct buf nothing = BUF_INIT;
    int width, height;

    if (png_size(request, &width, &height, err))
        return -1;
    write_header(&apng, width, height);
    write_resolution(&apng);
    write_text(&apng, "Title", request->figure->title);
    write_text(&apng, "Description", request->figure->alt);
    write_text(&apng, "gdplot", request->figure->recipe);
    if (raster_frames_each(request, width, height, take, &apng, err))
        return -1;
    write_chunk(&apng, "IEND", &nothing);
    return 0;
}

static bool read_apng(const struct buf *content, struct buf *recipe)
{
    return png_moves(content) && extract_png(content, recipe);
}

const struct format format_apng = {
    .extension = "apng",
    .renderer = "cairo",
    .summary = "a PNG that moves, state by state",
    .traits = FORMAT_MOVES | FORMAT_BINARY,
    .write = write_apng,
    .read = read_apng,
};

const struct format format_png_moving = {
    .extension = "png",
    .renderer = "cairo",
    .summary = "a PNG that moves, with --animate",
    .traits = FORMAT_MOVES | FORMAT_BINARY,
    .write = write_apng,
};
