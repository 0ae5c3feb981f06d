#include "render/raster_frames.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/raster.h"

/* Copies the pixels of a surface, without their highest bytes, which mean nothing. */
static void copy_pixels(cairo_surface_t *surface, uint32_t *pixels)
{
    int width = cairo_image_surface_get_width(surface);
    const unsigned char *row = cairo_image_surface_get_data(surface);

    for (int y = 0; y < cairo_image_surface_get_height(surface); y++) {
        memcpy(pixels, row, (size_t)width * sizeof *pixels);
        for (int x = 0; x < width; x++)
            pixels[x] &= 0xFFFFFF;
        pixels += width;
        row += cairo_image_surface_get_stride(surface);
    }
}

static int draw(const struct render_request *request, size_t i, struct raster_frame *frame,
                uint32_t *pixels, struct err *err)
{
    struct figure figure;
    cairo_surface_t *surface;

    if (request->frames->compose(request->frames, i, &figure, err))
        return -1;
    surface = raster_draw(&figure, request->fonts, frame->width, frame->height, err);
    figure_release(&figure);
    if (!surface)
        return -1;
    copy_pixels(surface, pixels);
    cairo_surface_destroy(surface);
    return 0;
}

/* Widens the part to row `y` as far as it has changed. */
static void cover_row(const struct raster_frame *frame, int y, int *left, int *right)
{
    const uint32_t *now = frame->pixels + (size_t)y * (size_t)frame->width;
    const uint32_t *before = frame->before + (size_t)y * (size_t)frame->width;
    int first = 0, end = frame->width;

    while (now[first] == before[first])
        first++;
    while (now[end - 1] == before[end - 1])
        end--;
    *left = first < *left ? first : *left;
    *right = end > *right ? end : *right;
}

static struct part find_changed(const struct raster_frame *frame)
{
    size_t length = (size_t)frame->width * sizeof *frame->pixels;
    int left = frame->width, right = 0, top = frame->height, bottom = 0;

    if (!frame->before)
        return (struct part){0, 0, frame->width, frame->height};
    for (int y = 0; y < frame->height; y++) {
        size_t row = (size_t)y * (size_t)frame->width;

        if (!memcmp(frame->pixels + row, frame->before + row, length))
            continue;
        cover_row(frame, y, &left, &right);
        top = y < top ? y : top;
        bottom = y + 1;
    }
    return right ? (struct part){left, top, right - left, bottom - top} : (struct part){0, 0, 1, 1};
}

int raster_frames_each(const struct render_request *request, int width, int height,
                       int (*take)(void *context, const struct raster_frame *frame,
                                   struct err *err),
                       void *context, struct err *err)
{
    const struct frames *frames = request->frames;
    uint32_t *pixels[2];
    int result = 0;

    for (int i = 0; i < 2; i++)
        pixels[i] = mem_resize(NULL, (size_t)width * (size_t)height, sizeof *pixels[i]);
    for (size_t i = 0; !result && i < frames->count; i++) {
        struct raster_frame frame = {.number = i,
                                     .delay =
                                         i + 1 < frames->count ? frames->delay : frames->last_delay,
                                     .width = width,
                                     .height = height,
                                     .pixels = pixels[i % 2],
                                     .before = i > 0 ? pixels[(i + 1) % 2] : NULL};

        result = draw(request, i, &frame, pixels[i % 2], err);
        if (!result) {
            frame.changed = find_changed(&frame);
            result = take(context, &frame, err);
        }
    }
    free(pixels[0]);
    free(pixels[1]);
    return result;
}
