#include "render/canvas_cairo.h"

#include <stdbool.h>
#include <string.h>

/* Elements of a path: of one that is stroked in pieces there are more than LONG_PATH. */
enum { LONG_PATH = 4096, PIECE = 512 };

static cairo_t *cairo_of(struct canvas *canvas)
{
    return ((struct canvas_cairo *)canvas)->cairo;
}

static void set_colour(cairo_t *cairo, uint32_t colour)
{
    cairo_set_source_rgb(cairo, (colour >> 16 & 255) / 255.0, (colour >> 8 & 255) / 255.0,
                         (colour & 255) / 255.0);
}

static void move(struct canvas *canvas, double x, double y)
{
    cairo_move_to(cairo_of(canvas), x, y);
}

static void line(struct canvas *canvas, double x, double y)
{
    cairo_line_to(cairo_of(canvas), x, y);
}

static void close_path(struct canvas *canvas)
{
    cairo_close_path(cairo_of(canvas));
}

static void circle(struct canvas *canvas, double x, double y, double radius)
{
    cairo_new_sub_path(cairo_of(canvas));
    cairo_arc(cairo_of(canvas), x, y, radius, 0, 2 * 3.14159265358979323846);
    cairo_close_path(cairo_of(canvas));
}

static int count_elements(const cairo_path_t *path)
{
    int length = 0;

    for (int i = 0; i < path->num_data; i += path->data[i].header.length)
        length++;
    return length;
}

/* Strokes PIECE elements at a time; each piece begins where the one before it ended. */
static void stroke_in_pieces(cairo_t *cairo, const cairo_path_t *path)
{
    int length = 0;

    cairo_new_path(cairo);
    for (int i = 0; i < path->num_data; i += path->data[i].header.length) {
        const cairo_path_data_t *to = &path->data[i + 1];

        if (path->data[i].header.type == CAIRO_PATH_MOVE_TO)
            cairo_move_to(cairo, to->point.x, to->point.y);
        else
            cairo_line_to(cairo, to->point.x, to->point.y);
        if (++length % PIECE)
            continue;
        cairo_stroke(cairo);
        cairo_move_to(cairo, to->point.x, to->point.y);
    }
    cairo_stroke(cairo);
}

/* Whether the path has neither curves nor closed lines. */
static bool is_open_and_straight(const cairo_path_t *path)
{
    for (int i = 0; i < path->num_data; i += path->data[i].header.length)
        if (path->data[i].header.type > CAIRO_PATH_LINE_TO)
            return false;
    return true;
}

/* The time that cairo takes to stroke a line which crosses itself grows with the square of its
 * length: a very long one is stroked in pieces. */
static void stroke_path(cairo_t *cairo)
{
    cairo_path_t *path = cairo_copy_path(cairo);

    if (count_elements(path) > LONG_PATH && is_open_and_straight(path))
        stroke_in_pieces(cairo, path);
    else
        cairo_stroke_preserve(cairo);
    cairo_path_destroy(path);
}

static void paint(struct canvas *canvas, const uint32_t *fill, const struct stroke *stroke)
{
    cairo_t *cairo = cairo_of(canvas);

    if (fill) {
        set_colour(cairo, *fill);
        cairo_fill_preserve(cairo);
    }
    if (stroke) {
        set_colour(cairo, stroke->colour);
        cairo_set_line_width(cairo, stroke->width);
        cairo_set_dash(cairo, stroke->dash, stroke->dash[0] > 0 ? 2 : 0, 0);
        stroke_path(cairo);
    }
    cairo_new_path(cairo);
}

static cairo_surface_t *surface_of(const struct cells *cells, const uint32_t colours[ROLES])
{
    cairo_surface_t *surface =
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, (int)cells->columns, (int)cells->rows);
    unsigned char *pixels = cairo_image_surface_get_data(surface);
    int stride = cairo_image_surface_get_stride(surface);

    for (size_t row = 0; pixels && row < cells->rows; row++)
        for (size_t i = 0; i < cells->columns; i++)
            memcpy(pixels + row * (size_t)stride + 4 * i,
                   &colours[cells->roles[row * cells->columns + i]], sizeof *colours);
    cairo_surface_mark_dirty(surface);
    return surface;
}

static void cells(struct canvas *canvas, struct box box, const struct cells *of,
                  const uint32_t colours[ROLES])
{
    cairo_t *cairo = cairo_of(canvas);
    cairo_surface_t *surface = surface_of(of, colours);

    cairo_save(cairo);
    cairo_rectangle(cairo, box.x, box.y, box.width, box.height);
    cairo_clip(cairo);
    cairo_translate(cairo, box.x, box.y);
    cairo_scale(cairo, box.width / (double)of->columns, box.height / (double)of->rows);
    cairo_set_source_surface(cairo, surface, 0, 0);
    cairo_pattern_set_filter(cairo_get_source(cairo), CAIRO_FILTER_NEAREST);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_paint(cairo);
    cairo_restore(cairo);
    cairo_surface_destroy(surface);
}

static void outline_move(void *context, double x, double y)
{
    cairo_move_to(context, x, y);
}

static void outline_line(void *context, double x, double y)
{
    cairo_line_to(context, x, y);
}

static void outline_curve(void *context, double x1, double y1, double x2, double y2, double x,
                          double y)
{
    cairo_curve_to(context, x1, y1, x2, y2, x, y);
}

static void outline_close(void *context)
{
    cairo_close_path(context);
}

/* The outline of the text at the origin, as the current path. */
static void add_outline(cairo_t *cairo, struct fonts *fonts, const char *text,
                        struct text_style style)
{
    static const struct text_sink sink = {outline_move, outline_line, outline_curve, outline_close,
                                          NULL};

    text_outline(fonts, text, style, &sink, cairo);
}

/* Puts the origin where the text begins. */
static void to_baseline(cairo_t *cairo, struct fonts *fonts, const struct label *label)
{
    struct box box = label_box(fonts, label);

    if (label->upward) {
        cairo_translate(cairo, label->x, box.y + box.height);
        cairo_rotate(cairo, -3.14159265358979323846 / 2);
    } else {
        cairo_translate(cairo, box.x, label->y);
    }
}

static void text(struct canvas *canvas, const struct label *label, uint32_t colour,
                 const struct stroke *halo)
{
    struct canvas_cairo *to = (struct canvas_cairo *)canvas;
    struct text_style style = {label->size, label->bold};
    cairo_t *cairo = to->cairo;

    cairo_save(cairo);
    to_baseline(cairo, to->fonts, label);
    if (halo || !to->typefaces)
        add_outline(cairo, to->fonts, label->text, style);
    if (halo) {
        set_colour(cairo, halo->colour);
        cairo_set_line_width(cairo, halo->width);
        cairo_set_dash(cairo, NULL, 0, 0);
        cairo_stroke_preserve(cairo);
    }
    set_colour(cairo, colour);
    if (to->typefaces) {
        cairo_new_path(cairo);
        typefaces_show(to->typefaces, cairo, label->text, style);
    } else {
        cairo_fill(cairo);
    }
    cairo_restore(cairo);
}

static void group(struct canvas *canvas, const char *name)
{
    (void)canvas, (void)name;
}

static void end(struct canvas *canvas)
{
    (void)canvas;
}

void canvas_cairo_init(struct canvas_cairo *canvas, cairo_t *cairo, struct fonts *fonts,
                       struct typefaces *typefaces)
{
    static const struct canvas_operations operations = {move,  line, close_path, circle, paint,
                                                        cells, text, group,      end};

    *canvas = (struct canvas_cairo){{&operations}, cairo, fonts, typefaces};
    cairo_set_line_cap(cairo, CAIRO_LINE_CAP_BUTT);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
}
