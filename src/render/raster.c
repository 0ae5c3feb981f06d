#include "render/raster.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "render/canvas_cairo.h"
#include "render/canvas_passage.h"
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

static int check(struct fonts *fonts, cairo_t *cairo, struct err *err)
{
    cairo_status_t status = cairo_status(cairo);

    if (fonts_check_work(fonts, err))
        return -1;
    if (!status)
        return 0;
    return err_set(err, status == CAIRO_STATUS_NO_MEMORY ? STATUS_LIMIT : STATUS_IO,
                   "Cairo could not draw the figure: %s", cairo_status_to_string(status));
}

/* Draws the part that is known or the rest; returns whether something else than what is known was
 * drawn in its place. */
static bool draw_part(const struct figure *figure, struct canvas *canvas, const struct buf *known,
                      enum passage_part part)
{
    struct canvas_passage passage;
    bool differs;

    canvas_passage_init(&passage, canvas, known, part);
    draw_figure(figure, &passage.canvas);
    differs = passage.differs;
    canvas_passage_release(&passage);
    return differs;
}

/* Draws on a new surface, which it returns or, on errors, destroys: a part, or with PASSAGE_NONE
 * the whole; this, too, over what was drawn of a figure that begins otherwise: it begins with the
 * background. */
static cairo_surface_t *draw(cairo_surface_t *surface, const struct figure *figure,
                             struct fonts *fonts, const struct buf *known, enum passage_part part,
                             struct err *err)
{
    cairo_t *cairo = cairo_create(surface);
    struct canvas_cairo canvas;

    cairo_scale(cairo, cairo_image_surface_get_width(surface) / figure->width,
                cairo_image_surface_get_height(surface) / figure->height);
    canvas_cairo_init(&canvas, cairo, fonts, NULL);
    if (part == PASSAGE_NONE || draw_part(figure, &canvas.canvas, known, part))
        draw_figure(figure, &canvas.canvas);
    if (check(fonts, cairo, err)) {
        cairo_surface_destroy(surface);
        surface = NULL;
    }
    cairo_destroy(cairo);
    if (surface)
        cairo_surface_flush(surface);
    return surface;
}

cairo_surface_t *raster_draw(const struct figure *figure, struct fonts *fonts, int width,
                             int height, struct err *err)
{
    return draw(new_surface(width, height), figure, fonts, NULL, PASSAGE_NONE, err);
}

/* Appends the operations that both figures begin with, up to the last that paints. */
static void find_common(const struct figure *first, const struct figure *last, struct buf *common)
{
    struct canvas_passage one, other;

    canvas_passage_init(&one, NULL, common, PASSAGE_NONE);
    draw_figure(first, &one.canvas);
    canvas_passage_init(&other, NULL, &one.all, PASSAGE_NONE);
    draw_figure(last, &other.canvas);
    buf_add(common, one.all.data, other.common);
    canvas_passage_release(&other);
    canvas_passage_release(&one);
}

int raster_layer_open(struct raster_layer *layer, const struct figure *first,
                      const struct figure *last, struct fonts *fonts, int width, int height,
                      struct err *err)
{
    *layer = (struct raster_layer){.operations = BUF_INIT};
    find_common(first, last, &layer->operations);
    layer->surface =
        draw(new_surface(width, height), first, fonts, &layer->operations, PASSAGE_KNOWN, err);
    if (layer->surface)
        return 0;
    raster_layer_release(layer);
    return -1;
}

void raster_layer_release(struct raster_layer *layer)
{
    cairo_surface_destroy(layer->surface);
    buf_release(&layer->operations);
}

static cairo_surface_t *copy(cairo_surface_t *surface)
{
    int height = cairo_image_surface_get_height(surface);
    cairo_surface_t *made = new_surface(cairo_image_surface_get_width(surface), height);

    memcpy(cairo_image_surface_get_data(made), cairo_image_surface_get_data(surface),
           (size_t)height * (size_t)cairo_image_surface_get_stride(surface));
    cairo_surface_mark_dirty(made);
    return made;
}

cairo_surface_t *raster_layer_draw(const struct raster_layer *layer, const struct figure *figure,
                                   struct fonts *fonts, struct err *err)
{
    return draw(copy(layer->surface), figure, fonts, &layer->operations, PASSAGE_REST, err);
}
