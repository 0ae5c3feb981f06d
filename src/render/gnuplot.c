/*
 * Figures drawn by gnuplot, another process (render/gnuplot_run.h). What it wrote is looked at
 * before it is passed on: a picture that is not whole is an error. Its PNG and SVG get the texts
 * and the recipe that ours have; its PDF loses its date.
 */
#include <cairo.h>
#include <math.h>
#include <string.h>

#include "render/gnuplot_run.h"
#include "render/gnuplot_script.h"
#include "render/pdf_group.h"
#include "render/pdf_objects.h"
#include "render/png.h"
#include "render/png_pixels.h"
#include "render/svg_texts.h"

#define PIXELS_AN_INCH 96.0

enum { LONGEST_DATE = 60 }; /* in a PDF, as it is written */

/* Letters of a text page, in pixels. */
#define LETTER_WIDTH  7.5
#define LETTER_HEIGHT 15.0

/* Makes the script for this terminal, writing to names[0], and runs it. */
static int draw(struct gnuplot_run *run, const struct render_request *request, const char *terminal,
                bool latex, struct err *err)
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

/* A terminal that takes its size in inches. */
static int draw_in_inches(struct gnuplot_run *run, const struct render_request *request,
                          const char *name, bool latex, struct err *err)
{
    char terminal[120];

    snprintf(terminal, sizeof terminal, "%s size %.10g,%.10g", name,
             request->figure->width / PIXELS_AN_INCH, request->figure->height / PIXELS_AN_INCH);
    return draw(run, request, terminal, latex, err);
}

/* Whether a file begins and, white space aside, ends as its form does. */
static int check_whole(const struct gnuplot_run *run, int file, const char *beginning,
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

static void pass_on(const struct buf *content, FILE *stream)
{
    fwrite(content->data, 1, content->length, stream);
}

/* The picture's pixels are written anew, as those of a figure drawn here are. */
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

int gnuplot_png_write(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.png"}};
    char terminal[160];
    int width, height, result;

    if (png_size(request, &width, &height, err))
        return -1;
    snprintf(terminal, sizeof terminal,
             "pngcairo size %d,%d fontscale %.10g linewidth %.10g pointscale %.10g", width, height,
             request->scale, request->scale, request->scale);
    result = draw(&run, request, terminal, false, err);
    if (!result)
        result = rewrite_png(&run, width, height, request, stream, err);
    gnuplot_run_release(&run);
    return result;
}

/* What gnuplot leaves as it is in texts: ]]>, which XML forbids there, and &#x41;, which is an A.
 */
static const char *const left_alone[][2] = {{"]]>", "]]&gt;"}, {"&#x", "&amp;#x"}};

enum { LEFT_ALONE = sizeof left_alone / sizeof *left_alone };

/* Appends the document with all of that escaped. */
static void escape_texts(struct buf *out, const struct buf *document)
{
    for (const char *at = document->data; *at;) {
        size_t plain = strcspn(at + 1, "]&") + 1, i = 0;

        while (i < LEFT_ALONE && strncmp(at, left_alone[i][0], 3))
            i++;
        if (i < LEFT_ALONE) {
            buf_puts(out, left_alone[i][1]);
            at += 3;
        } else {
            buf_add(out, at, plain);
            at += plain;
        }
    }
}

/* What follows the group's content where, in another group, the same content comes again. */
static const char *skip_copy(const char *content)
{
    static const char end[] = "\t</g>\n", group[] = "\t<g ";
    const char *at = strstr(content, end), *copy;
    size_t length = at ? (size_t)(at - content) + sizeof end - 1 : 0;

    if (!at || strncmp(content + length, group, sizeof group - 1))
        return NULL;
    copy = strchr(content + length, '\n');
    return copy && !strncmp(copy + 1, content, length) ? copy + 1 + length : NULL;
}

/*
 * Appends the document with each boxed text once. gnuplot writes it twice, first with the box, by a
 * filter that shows the text, too; in the colours of the screen, that is as dark as it is to be.
 */
static void drop_copies(struct buf *out, const char *document)
{
    static const char filter[] = "<filter id='textbox'", boxed[] = "filter:url(#textbox)'>\n";
    const char *from = document, *at = strstr(from, filter);

    if (at) {
        buf_add(out, from, (size_t)(at - from) + sizeof filter - 1);
        buf_puts(out, " color-interpolation-filters='sRGB'");
        from = at + sizeof filter - 1;
    }
    for (at = from; (at = strstr(at, boxed));) {
        const char *content = at + sizeof boxed - 1, *after = skip_copy(content);

        at = content;
        if (after) {
            const char *end = strstr(content, "\t</g>\n") + 6;

            buf_add(out, from, (size_t)(end - from));
            from = at = after;
        }
    }
    buf_puts(out, from);
}

int gnuplot_svg_write(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.svg"}};
    struct buf escaped = BUF_INIT, document = BUF_INIT;
    char terminal[80];
    int result;

    snprintf(terminal, sizeof terminal, "svg size %.10g,%.10g background '#%06x'",
             request->figure->width, request->figure->height,
             (unsigned)request->figure->theme->background);
    result = draw(&run, request, terminal, false, err);
    if (!result)
        result = check_whole(&run, 0, "<?xml", "</svg>", err);
    if (!result) {
        escape_texts(&escaped, &run.contents[0]);
        drop_copies(&document, escaped.data);
        svg_write_with_texts(&document, request->figure, stream);
    }
    buf_release(&escaped);
    buf_release(&document);
    gnuplot_run_release(&run);
    return result;
}

/* Blanks the entry of the document's information that tells when it was made. */
static void blank_date(struct buf *text)
{
    static const char key[] = "/CreationDate (";
    const char *end = text->data + text->length;

    for (char *at = text->data; (at = pdf_find(text, at, key)); at++) {
        char *last = memchr(at, ')', (size_t)(end - at));

        if (last && last - at < LONGEST_DATE)
            memset(at, ' ', (size_t)(last - at) + 1);
    }
}

int gnuplot_pdf_write(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.pdf"}};
    int result = draw_in_inches(&run, request, "pdfcairo", false, err);

    if (!result)
        result = check_whole(&run, 0, "%PDF-", "%%EOF", err);
    if (!result) {
        pdf_edit(&run.contents[0], blank_date);
        pdf_drop_groups(&run.contents[0]);
        pass_on(&run.contents[0], stream);
    }
    gnuplot_run_release(&run);
    return result;
}

/* Each line of the text as a comment of TeX's. */
static void write_comments(const char *text, FILE *stream)
{
    while (*text) {
        size_t length = strcspn(text, "\n");

        fprintf(stream, "%% %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* The drawing, which takes its lines from a PDF that is called `name` where it is used. */
static void write_tex(const struct buf *tex, const char *name, const struct figure *figure,
                      FILE *stream)
{
    static const char used[] = "{figure}}%";
    const char *at = strstr(tex->data, used);
    size_t before = at ? (size_t)(at - tex->data) : tex->length;

    write_comments(figure->title, stream);
    write_comments(figure->recipe, stream);
    fwrite(tex->data, 1, before, stream);
    if (at)
        fprintf(stream, "{%s}}%%%s", name, at + sizeof used - 1);
}

int gnuplot_tex_write(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.tex", "figure.pdf"}};
    int result = draw_in_inches(&run, request, "cairolatex pdf input colortext", true, err);

    if (!result)
        result = check_whole(&run, 0, "% GNUPLOT", "\\endgroup", err);
    if (!result)
        result = check_whole(&run, 1, "%PDF-", "%%EOF", err);
    if (!result) {
        write_tex(&run.contents[0], request->companion_name, request->figure, stream);
        pdf_edit(&run.contents[1], blank_date);
        pdf_drop_groups(&run.contents[1]);
        pass_on(&run.contents[1], request->companion);
    }
    gnuplot_run_release(&run);
    return result;
}

int gnuplot_text_write(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.txt"}};
    char terminal[80];
    int result;

    snprintf(terminal, sizeof terminal, "dumb size %.0f,%.0f",
             ceil(request->figure->width / LETTER_WIDTH),
             ceil(request->figure->height / LETTER_HEIGHT));
    result = draw(&run, request, terminal, false, err);
    if (!result)
        pass_on(&run.contents[0], stream);
    gnuplot_run_release(&run);
    return result;
}
