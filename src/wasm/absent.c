/*
 * What the program has and this build has not: formats that pack pixels or need another program,
 * and commands that read what such formats hold, or write folders. Each is told, not hidden. A row
 * says of its format what that of the program says, so that a command line means the same.
 */
#include <iconv.h>
#include <stddef.h>

#include "cli/command.h"
#include "render/extract.h"
#include "render/render.h"
#include "report/live_document.h"
#include "report/live_program.h"
#include "report/report.h"

#define NOT_HERE "not in the WebAssembly build of gdplot"
#define ADVICE   "; it draws svg, txt, gp and csv: gdplot itself has all of them"

static int write_nothing(const struct render_request *request, FILE *stream, struct err *err)
{
    (void)request, (void)stream;
    return err_set(err, STATUS_GNUPLOT, "this format is " NOT_HERE ADVICE);
}

#define FORMAT(row, of, by, has)                                                                   \
    const struct format format_##row = {.extension = (of),                                         \
                                        .renderer = (by),                                          \
                                        .summary = NOT_HERE,                                       \
                                        .traits = (has),                                           \
                                        .write = write_nothing};

FORMAT(png, "png", "cairo", FORMAT_PIXELS)
FORMAT(png_moving, "png", "cairo", FORMAT_MOVES | FORMAT_BINARY)
FORMAT(pdf, "pdf", "cairo", FORMAT_BINARY)
FORMAT(pdf_moving, "pdf", "cairo", FORMAT_MOVES | FORMAT_BINARY)
FORMAT(cairo_svg, "svg", "cairo", 0)
FORMAT(gif, "gif", "cairo", FORMAT_MOVES | FORMAT_BINARY | FORMAT_COMMON_NAME)
FORMAT(webp, "webp", "cairo", FORMAT_MOVES | FORMAT_BINARY | FORMAT_LENGTH_FIRST)
FORMAT(apng, "apng", "cairo", FORMAT_MOVES | FORMAT_BINARY)
FORMAT(gnuplot_png, "png", "gnuplot", FORMAT_GNUPLOT | FORMAT_PIXELS)
FORMAT(gnuplot_svg, "svg", "gnuplot", FORMAT_GNUPLOT)
FORMAT(gnuplot_pdf, "pdf", "gnuplot", FORMAT_GNUPLOT | FORMAT_BINARY)
FORMAT(gnuplot_letters, "txt", "gnuplot", FORMAT_GNUPLOT | FORMAT_COMMON_NAME)
FORMAT(latex, "tex", "gnuplot", FORMAT_GNUPLOT | FORMAT_COMMON_NAME)

static int run_nothing(const struct command *command, struct spec *spec, struct err *err)
{
    (void)spec;
    return err_set(err, STATUS_GNUPLOT, "%s: " NOT_HERE ADVICE, command->name);
}

#define COMMAND(row, takes, of, most)                                                              \
    const struct command command_##row = {.name = #row,                                            \
                                          .summary = NOT_HERE,                                     \
                                          .groups = (takes),                                       \
                                          .operand = (of),                                         \
                                          .operands = (most),                                      \
                                          .run = run_nothing};

COMMAND(report, GROUP_REPORT | GROUP_JOBS | GROUP_RUNS | GROUP_COMMON, "SPEC.yaml", 1)
COMMAND(redo, GROUP_REDO, "FIGURE", COMMAND_MANY)
COMMAND(recipe, GROUP_COMMON, "FIGURE", 1)
COMMAND(diff, GROUP_DIFF | GROUP_COMMON, "A B", COMMAND_MANY)

/* Of these the help tells, and a file that is read back. */
const char *report_key(size_t i, struct buf *help)
{
    (void)i, (void)help;
    return NULL;
}

const char *report_figure_key(size_t i, struct buf *help)
{
    (void)i, (void)help;
    return NULL;
}

bool extract_svg(const struct buf *content, struct buf *recipe)
{
    (void)content, (void)recipe;
    return false;
}

/* The tables of East Asian encodings are as large as a font. Who asks for one says that it is not
 * known here. */
iconv_t iconv_open(const char *to, const char *from)
{
    (void)to, (void)from;
    return (iconv_t)-1;
}

size_t iconv(iconv_t converter, char **in, size_t *length, char **out, size_t *room)
{
    (void)converter, (void)in, (void)length, (void)out, (void)room;
    return (size_t)-1;
}

int iconv_close(iconv_t converter)
{
    (void)converter;
    return 0;
}

/* A page has the program in it, but the program makes none: there is no second one in it. */
int live_document_write(struct buf *out, struct composed *composed, struct err *err)
{
    (void)out;
    return err_set(err, STATUS_GNUPLOT, "%s: a page is " NOT_HERE, composed->wanted->kind->name);
}

int live_program_check(struct err *err)
{
    return err_set(err, STATUS_GNUPLOT, "a page is " NOT_HERE "; --format json is what it shows");
}
