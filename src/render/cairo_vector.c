/*
 * Cairo's vector surfaces: PDF, and Cairo's own SVG.
 *
 * PDF: one page of exactly the figure's size, or a page a frame; text is real glyphs of embedded
 * subsets, to be selected and searched. Title, description (as subject) and recipe (as keywords)
 * stand in the document's information; no date does, unless SOURCE_DATE_EPOCH gives one. SVG: text
 * as outlines, for viewers without fonts; title, description and recipe stand where our own SVG has
 * them.
 */
#include <cairo-pdf.h>
#include <cairo-svg.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/number.h"
#include "render/canvas_cairo.h"
#include "render/draw.h"
#include "render/extract.h"
#include "render/pdf_group.h"
#include "render/render.h"
#include "render/svg_ids.h"
#include "render/svg_metadata.h"

#define POINTS_A_PIXEL 0.75

static cairo_status_t gather(void *context, const unsigned char *bytes, unsigned length)
{
    buf_add(context, (const char *)bytes, length);
    return CAIRO_STATUS_SUCCESS;
}

/* Draws the figure, or each frame on a page of its own. */
static int draw_pages(cairo_t *cairo, struct canvas_cairo *canvas,
                      const struct render_request *request, struct err *err)
{
    struct figure frame;

    if (!request->frames)
        draw_figure(request->figure, &canvas->canvas);
    for (size_t i = 0; request->frames && i < request->frames->count; i++) {
        if (request->frames->compose(request->frames, i, &frame, err))
            return -1;
        draw_figure(&frame, &canvas->canvas);
        figure_release(&frame);
        cairo_show_page(cairo);
    }
    return 0;
}

/* Draws the figure, finishes the surface and destroys it. */
static int draw_and_finish(cairo_surface_t *surface, double scale,
                           const struct render_request *request, struct typefaces *typefaces,
                           struct err *err)
{
    cairo_t *cairo = cairo_create(surface);
    struct canvas_cairo canvas;
    cairo_status_t status;
    int result;

    cairo_scale(cairo, scale, scale);
    canvas_cairo_init(&canvas, cairo, request->fonts, typefaces);
    result = draw_pages(cairo, &canvas, request, err);
    status = cairo_status(cairo);
    cairo_destroy(cairo);
    cairo_surface_finish(surface);
    if (!status)
        status = cairo_surface_status(surface);
    cairo_surface_destroy(surface);
    if (result || fonts_check_work(request->fonts, err))
        return -1;
    if (status)
        return err_set(err, STATUS_IO, "Cairo could not draw the figure: %s",
                       cairo_status_to_string(status));
    return 0;
}

/* The date of the document: none, or that of SOURCE_DATE_EPOCH. */
static void set_date(cairo_surface_t *surface)
{
    const char *epoch = getenv("SOURCE_DATE_EPOCH");
    char date[32] = "";
    long seconds;

    if (epoch && number_parse_integer(epoch, 0, 253402300799, &seconds)) {
        time_t at = seconds;
        struct tm parts;

        if (gmtime_r(&at, &parts))
            strftime(date, sizeof date, "%Y-%m-%dT%H:%M:%SZ", &parts);
    }
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_CREATE_DATE, date);
}

static int write_pdf(const struct render_request *request, FILE *stream, struct err *err)
{
    const struct figure *figure = request->figure;
    struct buf out = BUF_INIT;
    struct typefaces typefaces;
    cairo_surface_t *surface;
    int result;

    if (typefaces_init(&typefaces, request, err))
        return -1;
    surface = cairo_pdf_surface_create_for_stream(gather, &out, figure->width * POINTS_A_PIXEL,
                                                  figure->height * POINTS_A_PIXEL);
    /* Later versions may compress what pdf_drop_groups looks for. */
    cairo_pdf_surface_restrict_to_version(surface, CAIRO_PDF_VERSION_1_4);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_TITLE, figure->title);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_SUBJECT, figure->alt);
    cairo_pdf_surface_set_metadata(surface, CAIRO_PDF_METADATA_KEYWORDS, figure->recipe);
    set_date(surface);
    result = draw_and_finish(surface, POINTS_A_PIXEL, request, &typefaces, err);
    typefaces_release(&typefaces);
    pdf_drop_groups(&out);
    if (!result)
        fwrite(out.data, 1, out.length, stream);
    buf_release(&out);
    return result;
}

static int write_svg(const struct render_request *request, FILE *stream, struct err *err)
{
    const struct figure *figure = request->figure;
    struct buf out = BUF_INIT, numbered = BUF_INIT;
    cairo_surface_t *surface =
        cairo_svg_surface_create_for_stream(gather, &out, figure->width, figure->height);
    int result;

    cairo_svg_surface_set_document_unit(surface, CAIRO_SVG_UNIT_PX);
    result = draw_and_finish(surface, 1, request, NULL, err);
    svg_number_ids(&numbered, &out);
    if (!result)
        svg_write_with_metadata(&numbered, figure, stream);
    buf_release(&out);
    buf_release(&numbered);
    return result;
}

const struct format format_pdf = {
    .extension = "pdf",
    .renderer = "cairo",
    .summary = "a page, its text to be selected and searched",
    .traits = FORMAT_BINARY,
    .write = write_pdf,
    .read = extract_pdf,
};

const struct format format_pdf_moving = {
    .extension = "pdf",
    .renderer = "cairo",
    .summary = "a page a state, with --animate",
    .traits = FORMAT_MOVES | FORMAT_BINARY,
    .write = write_pdf,
};

const struct format format_cairo_svg = {
    .extension = "svg",
    .renderer = "cairo",
    .summary = "vectors, text as outlines, with --renderer cairo",
    .write = write_svg,
};
