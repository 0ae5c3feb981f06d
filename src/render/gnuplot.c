/* What all formats that gnuplot draws share; and two of them: PNG, and text made of letters. */
#include "render/gnuplot.h"

#include <cairo.h>
#include <math.h>
#include <string.h>

#include "render/gnuplot_script.h"
#include "render/png.h"
#include "render/png_pixels.h"

#define PIXELS_AN_INCH 96.0

/* The room that a letter of gnuplot's text terminal takes, in pixels of the figure. */
#define LETTER_WIDTH  7.5
#define LETTER_HEIGHT 15.0

int gnuplot_draw(struct gnuplot_run *run, const struct render_request *request,
                 const char *terminal, bool latex, struct err *err)
{
    struct buf setting = BUF_INIT, script = BUF_INIT;
    int result;

    buf_printf(&setting, "%s\nset output '%s'", terminal, run->names[0]);
    run->timeout = request->timeout;
    result = gnuplot_add_script(&script, request, setting.data, latex, err);
    if (!result)
        result = gnuplot_run(run, &script, err);
    if (!result && run->messages.length)
        err_warn(err, "gnuplot: %s", run->messages.data);
    buf_release(&setting);
    buf_release(&script);
    return result;
}

int gnuplot_draw_in_inches(struct gnuplot_run *run, const struct render_request *request,
                           const char *terminal, bool latex, struct err *err)
{
    char sized[120];

    snprintf(sized, sizeof sized, "%s size %.10g,%.10g", terminal,
             request->figure->width / PIXELS_AN_INCH, request->figure->height / PIXELS_AN_INCH);
    return gnuplot_draw(run, request, sized, latex, err);
}

int gnuplot_check_whole(const struct gnuplot_run *run, int file, const char *beginning,
                        const char *end, struct err *err)
{
    const struct buf *content = &run->contents[file];
    size_t length = content->length, wanted = strlen(end);

    while (length && strchr(" \t\r\n", content->data[length - 1]))
        length--;
    if (!strncmp(content->data, beginning, strlen(beginning)) && length >= wanted &&
        !memcmp(content->data + length - wanted, end, wanted))
        return 0;
    return gnuplot_fail(run, err, "left %s incomplete", run->names[file]);
}

/* Decodes the PNG that gnuplot wrote, and writes its pixels as ours are written. */
static int rewrite_png(const struct gnuplot_run *run, int width, int height,
                       const struct render_request *request, FILE *stream, struct err *err)
{
    cairo_surface_t *surface = png_decode(&run->contents[0]);
    int result;

    if (!surface || cairo_image_surface_get_width(surface) != width ||
        cairo_image_surface_get_height(surface) != height)
        result = gnuplot_fail(run, err, "wrote no picture of %d×%d pixels", width, height);
    else
        result = png_write_surface(surface, request, stream, err);
    cairo_surface_destroy(surface);
    return result;
}

static int write_png(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.png"}};
    char terminal[160];
    int width, height, result;

    if (png_size(request, &width, &height, err))
        return -1;
    snprintf(terminal, sizeof terminal,
             "pngcairo size %d,%d fontscale %.10g linewidth %.10g pointscale %.10g", width, height,
             request->scale, request->scale, request->scale);
    result = gnuplot_draw(&run, request, terminal, false, err);
    if (!result)
        result = rewrite_png(&run, width, height, request, stream, err);
    gnuplot_run_release(&run);
    return result;
}

static int write_letters(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.txt"}};
    char terminal[80];
    int result;

    snprintf(terminal, sizeof terminal, "dumb size %.0f,%.0f",
             ceil(request->figure->width / request->figure->scale / LETTER_WIDTH),
             ceil(request->figure->height / request->figure->scale / LETTER_HEIGHT));
    result = gnuplot_draw(&run, request, terminal, false, err);
    if (!result)
        fwrite(run.contents[0].data, 1, run.contents[0].length, stream);
    gnuplot_run_release(&run);
    return result;
}

const struct format format_gnuplot_png = {
    .extension = "png",
    .renderer = "gnuplot",
    .summary = "pixels by gnuplot, with --renderer gnuplot",
    .traits = FORMAT_GNUPLOT | FORMAT_PIXELS,
    .write = write_png,
};

const struct format format_gnuplot_letters = {
    .extension = "txt",
    .renderer = "gnuplot",
    .summary = "letters by gnuplot, with --renderer gnuplot",
    .traits = FORMAT_GNUPLOT | FORMAT_COMMON_NAME,
    .write = write_letters,
};
