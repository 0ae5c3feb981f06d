/* PDF by gnuplot, without its date; and LaTeX, which takes its lines from such a PDF. */
#include <string.h>

#include "render/extract.h"
#include "render/gnuplot.h"
#include "render/pdf_group.h"
#include "render/pdf_objects.h"

enum { LONGEST_DATE = 60 }; /* in a PDF, as it is written */

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

/* What would differ from run to run, or disturb pdfTeX, is taken out. */
static void write_cleaned(struct buf *pdf, FILE *stream)
{
    pdf_edit(pdf, blank_date);
    pdf_drop_groups(pdf);
    fwrite(pdf->data, 1, pdf->length, stream);
}

static int write_pdf(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.pdf"}};
    int result = gnuplot_draw_in_inches(&run, request, "pdfcairo", false, err);

    if (!result)
        result = gnuplot_check_whole(&run, 0, "%PDF-", "%%EOF", err);
    if (!result)
        write_cleaned(&run.contents[0], stream);
    gnuplot_run_release(&run);
    return result;
}

/* Writes each line of the text as a comment of TeX. */
static void write_comments(const char *text, FILE *stream)
{
    while (*text) {
        size_t length = strcspn(text, "\n");

        fprintf(stream, "%% %.*s\n", (int)length, text);
        text += length + (text[length] == '\n');
    }
}

/* Writes title and recipe as comments, and then what gnuplot wrote, but that it takes its lines
 * from the PDF called `name`, where gnuplot wrote "figure". */
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

static int write_latex(const struct render_request *request, FILE *stream, struct err *err)
{
    struct gnuplot_run run = {.names = {"figure.tex", "figure.pdf"}};
    int result = gnuplot_draw_in_inches(&run, request, "cairolatex pdf input colortext", true, err);

    if (!result)
        result = gnuplot_check_whole(&run, 0, "% GNUPLOT", "\\endgroup", err);
    if (!result)
        result = gnuplot_check_whole(&run, 1, "%PDF-", "%%EOF", err);
    if (!result) {
        write_tex(&run.contents[0], request->companion_name, request->figure, stream);
        write_cleaned(&run.contents[1], request->companion);
    }
    gnuplot_run_release(&run);
    return result;
}

static bool read_latex(const struct buf *content, struct buf *recipe)
{
    return extract_lines(content, "% ", "% ", recipe);
}

const struct format format_gnuplot_pdf = {
    .extension = "pdf",
    .renderer = "gnuplot",
    .summary = "a page by gnuplot, with --renderer gnuplot",
    .traits = FORMAT_GNUPLOT | FORMAT_BINARY,
    .write = write_pdf,
};

const struct format format_latex = {
    .extension = "tex",
    .renderer = "gnuplot",
    .summary = "to be put into a LaTeX document, by gnuplot",
    .companion = "-inc.pdf",
    .traits = FORMAT_GNUPLOT | FORMAT_COMMON_NAME,
    .write = write_latex,
    .read = read_latex,
};
