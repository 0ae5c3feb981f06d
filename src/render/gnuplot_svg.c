/* SVG by gnuplot, whose mistakes are mended before it is passed on. */
#include <string.h>

#include "render/gnuplot.h"
#include "render/svg_metadata.h"

/* What gnuplot does not escape in texts, and what is written instead: XML forbids ]]>, and takes
 * &#x41; for an A. */
static const char *const left_alone[][2] = {{"]]>", "]]&gt;"}, {"&#x", "&amp;#x"}};

enum { LEFT_ALONE = sizeof left_alone / sizeof *left_alone };

/* Appends the document with both escaped. */
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

/* Appends the document with more attributes in each element that begins so. */
static void add_attributes(struct buf *out, const char *document, const char *element,
                           const char *attributes)
{
    const char *from = document;

    for (const char *at; (at = strstr(from, element)); from = at + strlen(element)) {
        buf_add(out, from, (size_t)(at - from) + strlen(element));
        buf_puts(out, attributes);
    }
    buf_puts(out, from);
}

/* Appends the document with pictures of cells that viewers enlarge without mixing colours, and with
 * texts of several spans that keep the blanks between these. */
static void keep_as_drawn(struct buf *out, const char *document)
{
    struct buf sharp = BUF_INIT;

    add_attributes(&sharp, document, "<image",
                   " image-rendering='optimizeSpeed' style='image-rendering:pixelated'");
    add_attributes(out, sharp.data, "<text", " xml:space='preserve'");
    buf_release(&sharp);
}

/* `content` is that of a group. Where the next group has the same content, returns what stands
 * behind that group; else NULL. */
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
 * Appends the document with each boxed text once. gnuplot writes such a text twice: first with a
 * filter that draws a box and the text on it, then without. The second is left out: the first is
 * dark enough once the filter works in sRGB, the colours of the screen.
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

static int write_svg(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.svg"}};
    struct buf escaped = BUF_INIT, kept = BUF_INIT, document = BUF_INIT;
    char terminal[80];
    int result;

    snprintf(terminal, sizeof terminal, "svg size %.10g,%.10g background '#%06x'",
             request->figure->width, request->figure->height,
             (unsigned)request->figure->theme->background);
    result = gnuplot_draw(&run, request, terminal, false, err);
    if (!result)
        result = gnuplot_check_whole(&run, 0, "<?xml", "</svg>", err);
    if (!result) {
        escape_texts(&escaped, &run.contents[0]);
        keep_as_drawn(&kept, escaped.data);
        drop_copies(&document, kept.data);
        svg_write_with_metadata(&document, request->figure, stream);
    }
    buf_release(&escaped);
    buf_release(&kept);
    buf_release(&document);
    gnuplot_run_release(&run);
    return result;
}

const struct format format_gnuplot_svg = {
    .extension = "svg",
    .renderer = "gnuplot",
    .summary = "vectors by gnuplot, with --renderer gnuplot",
    .traits = FORMAT_GNUPLOT,
    .write = write_svg,
};
