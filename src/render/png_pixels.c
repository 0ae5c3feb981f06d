#include "render/png_pixels.h"

#include <string.h>

#include "render/png.h"

struct png_source {
    const struct buf *from;
    size_t at;
};

static cairo_status_t read_bytes(void *context, unsigned char *bytes, unsigned length)
{
    struct png_source *source = context;

    if (length > source->from->length - source->at)
        return CAIRO_STATUS_READ_ERROR;
    memcpy(bytes, source->from->data + source->at, length);
    source->at += length;
    return CAIRO_STATUS_SUCCESS;
}

/* Whether the size that the PNG's header tells is within our limits: a larger one is not decoded.
 */
static bool is_png_in_limits(const struct buf *content)
{
    return content->length > 33 && !memcmp(content->data, "\x89PNG\r\n\x1a\n", 8) &&
           png_is_in_limits(png_number(content->data + 16), png_number(content->data + 20));
}

cairo_surface_t *png_decode(const struct buf *content)
{
    struct png_source source = {content, 0};
    cairo_surface_t *surface;

    if (!is_png_in_limits(content))
        return NULL;
    surface = cairo_image_surface_create_from_png_stream(read_bytes, &source);
    if (!cairo_surface_status(surface))
        return surface;
    cairo_surface_destroy(surface);
    return NULL;
}

static unsigned pixel_at(cairo_surface_t *surface, int x, int y)
{
    const unsigned char *row = cairo_image_surface_get_data(surface) +
                               (ptrdiff_t)y * cairo_image_surface_get_stride(surface);
    uint32_t pixel;

    memcpy(&pixel, row + 4 * (ptrdiff_t)x, sizeof pixel);
    return pixel & 0xFFFFFF;
}

static void set_pixel(cairo_surface_t *surface, int x, int y, uint32_t pixel)
{
    unsigned char *row = cairo_image_surface_get_data(surface) +
                         (ptrdiff_t)y * cairo_image_surface_get_stride(surface);

    memcpy(row + 4 * (ptrdiff_t)x, &pixel, sizeof pixel);
}

struct png_difference png_compare(cairo_surface_t *a, cairo_surface_t *b)
{
    struct png_difference difference = {0};
    int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);

    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            unsigned first = pixel_at(a, x, y), second = pixel_at(b, x, y);

            if (first != second && difference.count++ == 0)
                difference = (struct png_difference){1, x, y, {first, second}};
        }
    return difference;
}

/* Three quarters of the way to white. */
static uint32_t pale(unsigned pixel)
{
    uint32_t result = 0;

    for (int shift = 0; shift < 24; shift += 8)
        result |= (uint32_t)(255 - (255 - (pixel >> shift & 255)) / 4) << shift;
    return result;
}

cairo_surface_t *png_show_difference(cairo_surface_t *a, cairo_surface_t *b)
{
    static const uint32_t red = 0xD00000;
    int width = cairo_image_surface_get_width(a), height = cairo_image_surface_get_height(a);
    cairo_surface_t *shown = cairo_image_surface_create(CAIRO_FORMAT_RGB24, width, height);

    if (cairo_surface_status(shown))
        return shown;
    cairo_surface_flush(shown);
    for (int y = 0; y < height; y++)
        for (int x = 0; x < width; x++) {
            unsigned first = pixel_at(a, x, y);

            set_pixel(shown, x, y, first == pixel_at(b, x, y) ? pale(first) : red);
        }
    cairo_surface_mark_dirty(shown);
    return shown;
}

static int report(cairo_surface_t *a, cairo_surface_t *b, const char *before, const char *middle,
                  struct err *err)
{
    int width[] = {cairo_image_surface_get_width(a), cairo_image_surface_get_width(b)};
    int height[] = {cairo_image_surface_get_height(a), cairo_image_surface_get_height(b)};
    struct png_difference difference;

    if (width[0] != width[1] || height[0] != height[1])
        return err_add(err, STATUS_FAILED, "%s: it has %d×%d pixels, where %s %d×%d", before,
                       width[0], height[0], middle, width[1], height[1]);
    difference = png_compare(a, b);
    if (!difference.count)
        return 0;
    return err_add(err, STATUS_FAILED,
                   "%s: pixel %d,%d is #%06x, where %s #%06x; %zu pixel%s in all", before,
                   difference.x, difference.y, difference.colours[0], middle, difference.colours[1],
                   difference.count, difference.count == 1 ? "" : "s");
}

int png_report_difference(const struct buf *a, const struct buf *b, const char *before,
                          const char *middle, struct err *err)
{
    cairo_surface_t *first = png_decode(a), *second = png_decode(b);
    int result;

    if (first && second)
        result = report(first, second, before, middle, err);
    else
        result = err_set(err, STATUS_INPUT, "%s: not a whole PNG of a size that can be read",
                         first ? middle : before);
    cairo_surface_destroy(first);
    cairo_surface_destroy(second);
    return result;
}
