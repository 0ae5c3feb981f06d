#include "render/raster.h"

#include <stdlib.h>

#include "base/mem.h"
#include "render/canvas_cairo.h"
#include "render/draw.h"

/* The surface owns its pixels, which are not set: whatever is drawn begins with the background. */
static cairo_surface_t *new_surface(int width, int height)
{
    static const cairo_user_data_key_t key;
    int stride = cairo_format_stride_for_width(CAIRO_FORMAT_RGB24, width);
    unsigned char *pixels = mem_reserve((size_t)height, (size_t)stride);
    cairo_surface_t *surface =
        cairo_image_surface_create_for_data(pixels, CAIRO_FORMAT_RGB24, width, height, stride);

    if (cairo_surface_set_user_data(surface, &key, pixels, free))
        mem_exhausted();
    return surface;
}

cairo_surface_t *raster_draw(const struct figure *figure, struct fonts *fonts, int width,
                             int height, struct err *err)
{
    cairo_surface_t *surface = new_surface(width, height);
    cairo_t *cairo = cairo_create(surface);
    struct canvas_cairo canvas;

    cairo_scale(cairo, width / figure->width, height / figure->height);
    canvas_cairo_init(&canvas, cairo, fonts, NULL);
    draw_figure(figure, &canvas.canvas);
    if (fonts_check_work(fonts, err)) {
        cairo_surface_destroy(surface);
        surface = NULL;
    } else if (cairo_status(cairo)) {
        err_set(err, cairo_status(cairo) == CAIRO_STATUS_NO_MEMORY ? STATUS_LIMIT : STATUS_IO,
                "Cairo could not draw the figure: %s", cairo_status_to_string(cairo_status(cairo)));
        cairo_surface_destroy(surface);
        surface = NULL;
    }
    cairo_destroy(cairo);
    if (surface)
        cairo_surface_flush(surface);
    return surface;
}
