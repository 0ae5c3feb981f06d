/*
 * SVG, written by hand: live text, no ids, coordinates to a hundredth of a pixel, so that files are
 * small, can stand inside a page beside each other, and are the same bytes everywhere. Text can be
 * outlines instead, or bring its fonts: subsets, whose bytes depend on the version of HarfBuzz.
 */
#include "base/base64.h"
#include "base/buf.h"
#include "base/italic.h"
#include "render/canvas.h"
#include "render/draw.h"
#include "render/extract.h"
#include "render/png_palette.h"
#include "render/render.h"
#include "render/svg_font.h"
#include "render/svg_metadata.h"
#include "render/svg_moving.h"
#include "render/svg_outline.h"
#include "render/svg_path.h"
#include "template/escape.h"

struct canvas_svg {
    struct canvas canvas;
    struct buf out;
    struct svg_path path;
    bool is_circle;          /* the path is one circle, and its data are attributes */
    struct fonts *fonts;     /* borrowed */
    struct subsets *subsets; /* of the texts so far; NULL unless they are embedded */
};

static struct canvas_svg *svg_of(struct canvas *canvas)
{
    return (struct canvas_svg *)canvas;
}

static void move(struct canvas *canvas, double x, double y)
{
    svg_path_move(&svg_of(canvas)->path, x, y);
}

static void line(struct canvas *canvas, double x, double y)
{
    svg_path_line(&svg_of(canvas)->path, x, y);
}

static void close_path(struct canvas *canvas)
{
    svg_path_close(&svg_of(canvas)->path);
}

static void circle(struct canvas *canvas, double x, double y, double radius)
{
    struct canvas_svg *svg = svg_of(canvas);

    svg->is_circle = true;
    svg_add_number(&svg->path.data, "cx", x);
    svg_add_number(&svg->path.data, "cy", y);
    svg_add_number(&svg->path.data, "r", radius);
}

static void paint(struct canvas *canvas, const uint32_t *fill, const struct stroke *stroke)
{
    struct canvas_svg *svg = svg_of(canvas);
    struct buf *out = &svg->out;

    if (svg->path.data.length) {
        buf_puts(out, svg->is_circle ? "<circle" : "<path d=\"");
        buf_add(out, svg->path.data.data, svg->path.data.length);
        buf_puts(out, svg->is_circle ? "" : "\"");
        if (fill)
            svg_add_colour(out, "fill", *fill);
        else
            buf_puts(out, " fill=\"none\"");
        if (stroke) {
            svg_add_colour(out, "stroke", stroke->colour);
            svg_add_number(out, "stroke-width", stroke->width);
            if (stroke->dash[0] > 0) {
                buf_puts(out, " stroke-dasharray=\"");
                svg_add_coordinate(out, stroke->dash[0]);
                svg_add_coordinate(out, stroke->dash[1]);
                buf_puts(out, "\"");
            }
        }
        buf_puts(out, "/>\n");
    }
    buf_clear(&svg->path.data);
    svg->is_circle = false;
}

/* Writes a PNG of a pixel a cell. The property `pixelated` makes viewers enlarge it without mixing
 * colours; the attribute does so in those that do not know the property. */
static void cells(struct canvas *canvas, struct box box, const struct cells *of,
                  const uint32_t colours[ROLES])
{
    struct buf *out = &svg_of(canvas)->out, png = BUF_INIT;

    png_palette_make(&png, of, colours);
    buf_puts(out, "<image");
    svg_add_number(out, "x", box.x);
    svg_add_number(out, "y", box.y);
    svg_add_number(out, "width", box.width);
    svg_add_number(out, "height", box.height);
    buf_puts(out, " preserveAspectRatio=\"none\" image-rendering=\"optimizeSpeed\" "
                  "style=\"image-rendering:pixelated\" href=\"data:image/png;base64,");
    base64_add(out, png.data, png.length);
    buf_puts(out, "\"/>\n");
    buf_release(&png);
}

static void add_text_paint(struct buf *out, uint32_t colour, const struct stroke *halo)
{
    svg_add_colour(out, "fill", colour);
    if (!halo)
        return;
    svg_add_colour(out, "stroke", halo->colour);
    svg_add_number(out, "stroke-width", halo->width);
    buf_puts(out, " paint-order=\"stroke\"");
}

/* Italic letters are plain ones in a span of their own. */
static void add_spans(struct buf *out, const char *text)
{
    struct buf span = BUF_INIT, plain = BUF_INIT;
    bool italic;

    for (size_t length; (length = italic_span(text, &italic)) > 0; text += length) {
        buf_clear(&span);
        buf_clear(&plain);
        buf_add(&span, text, length);
        italic_add_plain(&plain, span.data);
        buf_puts(out, italic ? "<tspan font-style=\"italic\">" : "");
        escape_xml(out, plain.data);
        buf_puts(out, italic ? "</tspan>" : "");
    }
    buf_release(&span);
    buf_release(&plain);
}

static void live_text(struct canvas *canvas, const struct label *label, uint32_t colour,
                      const struct stroke *halo)
{
    static const char *const anchors[] = {[ANCHOR_START] = "",
                                          [ANCHOR_MIDDLE] = " text-anchor=\"middle\"",
                                          [ANCHOR_END] = " text-anchor=\"end\""};
    struct canvas_svg *svg = svg_of(canvas);
    struct buf *out = &svg->out;

    buf_puts(out, "<text");
    if (label->upward) {
        buf_puts(out, " transform=\"translate(");
        svg_add_coordinate(out, label->x);
        svg_add_coordinate(out, label->y);
        buf_puts(out, ")rotate(-90)\"");
    } else {
        svg_add_number(out, "x", label->x);
        svg_add_number(out, "y", label->y);
    }
    svg_add_number(out, "font-size", label->size);
    buf_puts(out, label->bold ? " font-weight=\"bold\"" : "");
    buf_puts(out, anchors[label->anchor]);
    /* As in all other formats, the first letter decides from which side text in two directions
     * runs. */
    buf_puts(out, text_turns(label->text) ? " unicode-bidi=\"plaintext\"" : "");
    add_text_paint(out, colour, halo);
    buf_puts(out, ">");
    add_spans(out, label->text);
    buf_puts(out, "</text>\n");
    if (svg->subsets)
        subsets_add(svg->subsets, label->text, (struct text_style){label->size, label->bold});
}

static void outlined_text(struct canvas *canvas, const struct label *label, uint32_t colour,
                          const struct stroke *halo)
{
    struct canvas_svg *svg = svg_of(canvas);

    svg_outline(&svg->path, svg->fonts, label);
    buf_printf(&svg->out, "<path d=\"%s\"", svg->path.data.data);
    add_text_paint(&svg->out, colour, halo);
    buf_puts(&svg->out, "/>\n");
    buf_clear(&svg->path.data);
}

/* The prefix keeps the style rules of a page that the picture is put into from matching. */
static void group(struct canvas *canvas, const char *name)
{
    buf_printf(&svg_of(canvas)->out, "<g class=\"gdplot-%s\">\n", name);
}

static void end(struct canvas *canvas)
{
    buf_puts(&svg_of(canvas)->out, "</g>\n");
}

/* The family of the user's font, if it has a name: a string of CSS in an attribute of XML. */
static void add_users_family(struct buf *out, const struct fonts *fonts)
{
    struct buf name = BUF_INIT;

    if (!fonts_family(fonts) || !*fonts_family(fonts))
        return;
    escape_css(&name, fonts_family(fonts));
    buf_puts(out, "'");
    escape_xml(out, name.data);
    buf_puts(out, "', ");
    buf_release(&name);
}

/* The fonts of text, those embedded in the file first. Browsers round the widths of glyphs to whole
 * pixels unless text-rendering tells them not to. */
static void add_text_attributes(struct buf *out, const struct buf *embedded,
                                const struct fonts *fonts)
{
    buf_puts(out, embedded->length ? " text-rendering=\"geometricPrecision\"" : "");
    buf_printf(out, " font-family=\"%s", embedded->data);
    add_users_family(out, fonts);
    buf_puts(out, "Lato, 'DejaVu Sans', sans-serif\"");
}

static void open_document(struct buf *out, const struct render_request *request,
                          const struct buf *families)
{
    bool live = request->svg_font != SVG_FONT_OUTLINE;

    buf_puts(out, "<svg xmlns=\"http://www.w3.org/2000/svg\"");
    svg_add_number(out, "width", request->figure->width);
    svg_add_number(out, "height", request->figure->height);
    buf_puts(out, " viewBox=\"0 0");
    svg_add_coordinate(out, request->figure->width);
    svg_add_coordinate(out, request->figure->height);
    buf_puts(out, "\" role=\"img\"");
    if (live)
        add_text_attributes(out, families, request->fonts);
    buf_puts(out, " stroke-linejoin=\"round\"");
    buf_puts(out, live ? " xml:space=\"preserve\">\n" : ">\n");
    svg_add_metadata(out, request->figure);
}

static void write_document(const struct render_request *request, const struct canvas_svg *svg,
                           const struct buf *families, const struct buf *rules, FILE *stream)
{
    struct buf head = BUF_INIT;

    open_document(&head, request, families);
    if (rules->length)
        buf_printf(&head, "<style>\n%s</style>\n", rules->data);
    fwrite(head.data, 1, head.length, stream);
    fwrite(svg->out.data, 1, svg->out.length, stream);
    fputs("</svg>\n", stream);
    buf_release(&head);
}

static int draw(const struct figure *figure, struct canvas_svg *svg, struct err *err)
{
    draw_figure(figure, &svg->canvas);
    return fonts_check_work(svg->fonts, err);
}

static int draw_frame(const struct frames *frames, size_t i, struct canvas_svg *svg,
                      struct svg_moving *moving, struct err *err)
{
    struct figure figure;
    int result;

    if (frames->compose(frames, i, &figure, err))
        return -1;
    buf_clear(&svg->out);
    result = draw(&figure, svg, err);
    figure_release(&figure);
    return result ? -1 : svg_moving_add(moving, &svg->out, err);
}

/* Draws all frames into one drawing, and appends the style rules by which it moves. */
static int draw_frames(const struct render_request *request, struct canvas_svg *svg,
                       struct buf *rules, struct err *err)
{
    struct svg_moving *moving = svg_moving_open();
    int result = 0;

    for (size_t i = 0; !result && i < request->frames->count; i++)
        result = draw_frame(request->frames, i, svg, moving, err);
    buf_clear(&svg->out);
    if (!result)
        svg_moving_write(moving, request->frames, request->figure->recipe, rules, &svg->out);
    svg_moving_close(moving);
    return result;
}

static int write_svg(const struct render_request *request, FILE *stream, struct err *err)
{
    static const struct canvas_operations live = {move,  line,      close_path, circle, paint,
                                                  cells, live_text, group,      end};
    static const struct canvas_operations outlined = {
        move, line, close_path, circle, paint, cells, outlined_text, group, end};
    struct canvas_svg svg = {
        .canvas = {request->svg_font == SVG_FONT_OUTLINE ? &outlined : &live},
        .out = BUF_INIT,
        .path = SVG_PATH_INIT,
        .fonts = request->fonts,
        .subsets = request->svg_font == SVG_FONT_EMBED ? subsets_open(request->fonts) : NULL,
    };
    struct buf families = BUF_INIT, rules = BUF_INIT;
    int result;

    result = request->frames ? draw_frames(request, &svg, &rules, err)
                             : draw(request->figure, &svg, err);
    if (!result && svg.subsets)
        result = svg_font_embed(svg.subsets, &rules, &families, err);
    if (!result)
        write_document(request, &svg, &families, &rules, stream);
    if (svg.subsets)
        subsets_close(svg.subsets);
    buf_release(&families);
    buf_release(&rules);
    buf_release(&svg.out);
    buf_release(&svg.path.data);
    return result;
}

const struct format format_svg = {
    .extension = "svg",
    .renderer = "svg",
    .summary = "vectors with live text",
    .write = write_svg,
    .read = extract_svg,
};

const struct format format_svg_moving = {
    .extension = "svg",
    .renderer = "svg",
    .summary = "the states one after the other, with --animate",
    .traits = FORMAT_MOVES,
    .write = write_svg,
};
