/*
 * SVG, written by hand: live text, no ids, coordinates to a hundredth of a pixel, so that files are
 * small, can stand inside a page beside each other, and are the same bytes everywhere.
 */
#include <math.h>
#include <string.h>

#include "base/buf.h"
#include "base/number.h"
#include "render/canvas.h"
#include "render/draw.h"
#include "render/render.h"
#include "render/svg_texts.h"
#include "template/escape.h"

struct canvas_svg {
    struct canvas canvas;
    struct buf out;
    struct buf path;   /* the data of the current path */
    double at_x, at_y; /* the last point, as written: relative steps lose nothing */
    bool is_circle;    /* the path is one circle, and `path` its attributes */
};

static struct canvas_svg *svg_of(struct canvas *canvas)
{
    return (struct canvas_svg *)canvas;
}

static double rounded(double value)
{
    return round(value * 100) / 100;
}

/* Appends a number, with a separator where the text before it would run into it. */
static void add_coordinate(struct buf *buf, double value)
{
    struct buf number = BUF_INIT;
    char last = buf->length ? buf->data[buf->length - 1] : 'M';

    number_add_fixed(&number, value);
    if (((last >= '0' && last <= '9') || last == '.') && number.data[0] != '-')
        buf_puts(buf, " ");
    buf_puts(buf, number.data);
    buf_release(&number);
}

static void move(struct canvas *canvas, double x, double y)
{
    struct canvas_svg *svg = svg_of(canvas);

    svg->at_x = rounded(x);
    svg->at_y = rounded(y);
    buf_puts(&svg->path, "M");
    add_coordinate(&svg->path, svg->at_x);
    add_coordinate(&svg->path, svg->at_y);
}

static void line(struct canvas *canvas, double x, double y)
{
    struct canvas_svg *svg = svg_of(canvas);
    double to_x = rounded(x), to_y = rounded(y);
    struct buf *path = &svg->path;

    if (to_y == svg->at_y) {
        buf_puts(path, "h");
        add_coordinate(path, to_x - svg->at_x);
    } else if (to_x == svg->at_x) {
        buf_puts(path, "v");
        add_coordinate(path, to_y - svg->at_y);
    } else {
        buf_puts(path, "l");
        add_coordinate(path, to_x - svg->at_x);
        add_coordinate(path, to_y - svg->at_y);
    }
    svg->at_x = to_x;
    svg->at_y = to_y;
}

static void close_path(struct canvas *canvas)
{
    buf_puts(&svg_of(canvas)->path, "z");
}

static void add_attribute(struct buf *out, const char *name, double value)
{
    buf_printf(out, " %s=\"", name);
    number_add_fixed(out, value);
    buf_puts(out, "\"");
}

static void circle(struct canvas *canvas, double x, double y, double radius)
{
    struct canvas_svg *svg = svg_of(canvas);

    svg->is_circle = true;
    add_attribute(&svg->path, "cx", x);
    add_attribute(&svg->path, "cy", y);
    add_attribute(&svg->path, "r", radius);
}

static void add_colour(struct buf *out, const char *name, uint32_t colour)
{
    buf_printf(out, " %s=\"#%06x\"", name, (unsigned)colour);
}

static void paint(struct canvas *canvas, const uint32_t *fill, const struct stroke *stroke)
{
    struct canvas_svg *svg = svg_of(canvas);
    struct buf *out = &svg->out;

    if (svg->path.length) {
        if (svg->is_circle)
            buf_printf(out, "<circle%s", svg->path.data);
        else
            buf_printf(out, "<path d=\"%s\"", svg->path.data);
        if (fill)
            add_colour(out, "fill", *fill);
        else
            buf_puts(out, " fill=\"none\"");
        if (stroke) {
            add_colour(out, "stroke", stroke->colour);
            add_attribute(out, "stroke-width", stroke->width);
            if (stroke->dash[0] > 0) {
                buf_puts(out, " stroke-dasharray=\"");
                add_coordinate(out, stroke->dash[0]);
                add_coordinate(out, stroke->dash[1]);
                buf_puts(out, "\"");
            }
        }
        buf_puts(out, "/>\n");
    }
    buf_clear(&svg->path);
    svg->is_circle = false;
}

static void text(struct canvas *canvas, const struct label *label, uint32_t colour,
                 const uint32_t *halo)
{
    static const char *const anchors[] = {[ANCHOR_START] = "",
                                          [ANCHOR_MIDDLE] = " text-anchor=\"middle\"",
                                          [ANCHOR_END] = " text-anchor=\"end\""};
    struct buf *out = &svg_of(canvas)->out;

    buf_puts(out, "<text");
    if (label->upward) {
        buf_puts(out, " transform=\"translate(");
        add_coordinate(out, label->x);
        add_coordinate(out, label->y);
        buf_puts(out, ")rotate(-90)\"");
    } else {
        add_attribute(out, "x", label->x);
        add_attribute(out, "y", label->y);
    }
    add_attribute(out, "font-size", label->size);
    buf_puts(out, label->bold ? " font-weight=\"bold\"" : "");
    buf_puts(out, anchors[label->anchor]);
    add_colour(out, "fill", colour);
    if (halo) {
        add_colour(out, "stroke", *halo);
        add_attribute(out, "stroke-width", CANVAS_HALO_WIDTH);
        buf_puts(out, " paint-order=\"stroke\"");
    }
    buf_puts(out, ">");
    escape_xml(out, label->text);
    buf_puts(out, "</text>\n");
}

static void group(struct canvas *canvas, const char *name)
{
    buf_printf(&svg_of(canvas)->out, "<g class=\"%s\">\n", name);
}

static void end(struct canvas *canvas)
{
    buf_puts(&svg_of(canvas)->out, "</g>\n");
}

static void open_document(struct buf *out, const struct figure *figure, const struct fonts *fonts)
{
    buf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    add_attribute(out, "width", figure->width);
    add_attribute(out, "height", figure->height);
    buf_puts(out, " viewBox=\"0 0");
    add_coordinate(out, figure->width);
    add_coordinate(out, figure->height);
    buf_puts(out, "\" role=\"img\" font-family=\"");
    if (fonts_family(fonts)) {
        buf_puts(out, "'");
        escape_xml(out, fonts_family(fonts));
        buf_puts(out, "', ");
    }
    buf_puts(
        out,
        "Lato, 'DejaVu Sans', sans-serif\" stroke-linejoin=\"round\" xml:space=\"preserve\">\n");
    svg_add_texts(out, figure);
}

int svg_write(const struct render_request *request, FILE *stream, struct err *err)
{
    static const struct canvas_operations operations = {move,  line, close_path, circle,
                                                        paint, text, group,      end};
    struct canvas_svg svg = {.canvas = {&operations}, .out = BUF_INIT, .path = BUF_INIT};

    (void)err;
    open_document(&svg.out, request->figure, request->fonts);
    draw_figure(request->figure, &svg.canvas);
    buf_puts(&svg.out, "</svg>\n");
    fwrite(svg.out.data, 1, svg.out.length, stream);
    buf_release(&svg.out);
    buf_release(&svg.path);
    return 0;
}
