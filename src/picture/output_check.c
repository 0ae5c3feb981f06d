/* What can be wrong with the outputs that a command line asks for. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/place.h"
#include "picture/apart.h"
#include "picture/output.h"
#include "picture/picture.h"
#include "request/fields.h"
#include "study/result_runs.h"

/* Whether the command can make the format: from the rows that it trains, or from its figure. */
static bool is_made(const struct format *format, bool figure, bool rows)
{
    return format && (format->traits & FORMAT_ROWS ? rows : figure);
}

/* Appends all that the command can make: ".png, .svg, .txt or .csv". */
static void list_formats(struct buf *out, bool figure, bool rows)
{
    const struct format *format;

    for (size_t i = 0; (format = format_at(i)); i++)
        if (is_made(format, figure, rows) && format_is_first(format))
            buf_printf(out, "%s.%s",
                       !out->length                   ? ""
                       : format->traits & FORMAT_ROWS ? " or "
                                                      : ", ",
                       format->extension);
}

static int check_format(const struct spec *spec, const char *path, const struct kind *kind,
                        bool rows, struct err *err)
{
    const struct format *format = output_format(spec, path);
    const char *extension = output_extension(spec, path);
    struct buf formats = BUF_INIT;
    bool by_name = output_has_extension(path) || !spec->format;
    const char *option = by_name ? "--output" : "--format";
    const char *shown = by_name ? path : extension;

    if (is_made(format, kind, rows))
        return 0;
    list_formats(&formats, kind, rows);
    if (output_is_stdout(path) && !*extension)
        err_set(err, STATUS_USAGE, "-o - needs --format: %s", formats.data);
    else if (format && format->traits & FORMAT_ROWS)
        err_set(err, STATUS_USAGE, "%s: %.200s: nothing is trained here; %s, or use gdplot train",
                option, shown, kind->needs.train_with);
    else
        err_set(err, STATUS_USAGE, "%s: %.200s: not a format that can be written here; use %s",
                option, shown, formats.data);
    buf_release(&formats);
    return -1;
}

/* Whether an output leaves its format to --format, or has that very one. */
static bool needs_format(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (!output_has_extension(spec->outputs.at[i]) ||
            !strcasecmp(output_extension(spec, spec->outputs.at[i]), output_extension(spec, "-")))
            return true;
    return false;
}

/* --renderer must be able to make one of the outputs at least. */
static int check_renderer(const struct spec *spec, struct err *err)
{
    const struct format *format;
    struct nearest nearest;
    char hint[NEAREST_HINT];
    bool known = false;

    for (size_t i = 0; i < spec->outputs.count; i++)
        if (format_find(output_extension(spec, spec->outputs.at[i]), spec->renderer))
            return 0;
    nearest_init(&nearest, spec->renderer);
    for (size_t i = 0; (format = format_at(i)); i++) {
        if (!format->renderer)
            continue;
        nearest_offer(&nearest, format->renderer);
        known = known || !strcmp(format->renderer, spec->renderer);
    }
    if (known)
        return err_set(err, STATUS_USAGE, "--renderer: %s makes none of these outputs",
                       spec->renderer);
    return err_set(err, STATUS_USAGE, "--renderer: there is no '%.80s'%s", spec->renderer,
                   nearest_hint(&nearest, "", hint));
}

/* The second file of an output is written beside it, and the first one names it to LaTeX. */
static int check_companion(const char *path, const char *companion, struct err *err)
{
    const char *name = spec_base_name(companion);

    if (output_is_stdout(path))
        return err_set(err, STATUS_USAGE,
                       "-o - cannot take this format: it is two files; give a name");
    if (name[strspn(name, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789._+-")])
        return err_set(err, STATUS_USAGE,
                       "--output: %.200s: LaTeX has to find it by name; use letters, digits, "
                       "'.', '_', '+' and '-' alone",
                       path);
    return 0;
}

static int check_companions(const struct spec *spec, struct err *err)
{
    int result = 0;

    for (size_t i = 0; !result && i < spec->outputs.count; i++) {
        const char *path = spec->outputs.at[i];
        char *companion = output_companion(output_format(spec, path), path);

        if (companion)
            result = check_companion(path, companion, err);
        free(companion);
    }
    return result;
}

/* Whether the text can be a terminal and its options, and nothing that gnuplot would run. */
static bool is_terminal(const char *text)
{
    size_t quotes = 0;

    for (const char *at = text; *at; at++)
        quotes += *at == '\'';
    return *text && quotes % 2 == 0 &&
           !text[strspn(text, "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
                              " ',.:#_+-")];
}

/* Options that are of use with figures that move only. */
static int check_motion_options(const struct spec *spec, struct err *err)
{
    static const char *const names[] = {"animate", "frames", "delay", "loop"};

    if (outputs_traits(spec) & FORMAT_MOVES)
        return 0;
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        if (spec->given[field_find(names[i], GROUP_MOTION) - fields])
            return err_set(err, STATUS_USAGE,
                           "--%s is of use with figures that move: -o x.gif, .webp or .apng, or "
                           "--animate with .png, .svg or .pdf",
                           names[i]);
    return 0;
}

static bool is_fifo(const char *path)
{
    struct place place = place_of(path);
    bool fifo = S_ISFIFO(place.type);

    place_release(&place);
    return fifo;
}

static int check_fifo(const char *path, const struct format *format, struct err *err)
{
    if (!(format->traits & FORMAT_LENGTH_FIRST) || output_is_stdout(path) || !is_fifo(path))
        return 0;
    return err_set(err, STATUS_USAGE,
                   "--output: %.200s: a FIFO, and a .%s has its length in front; give a file", path,
                   format->extension);
}

/* What moves needs states, and its own renderer. */
static int check_moving(const struct kind *kind, const struct spec *spec, const char *path,
                        const struct format *format, struct err *err)
{
    if (spec->renderer && strcmp(spec->renderer, format->renderer))
        return err_set(err, STATUS_USAGE,
                       "--renderer: %s makes no .%s that moves; %s does: leave --renderer out",
                       spec->renderer, format->extension, format->renderer);
    if (!(kind_groups(kind) & GROUP_MOTION))
        return err_set(err, STATUS_USAGE,
                       "--output: %.200s: %s has no states to show one after the other", path,
                       kind->name);
    if (spec_has_logs(spec))
        return err_set(err, STATUS_USAGE,
                       "--output: %.200s: figures of runs that gdplot trained move, not those of "
                       "logs",
                       path);
    if (!study_wants(&kind->needs, spec, &result_runs) && !spec->trajectory)
        return err_set(err, STATUS_USAGE, "--output: %.200s: there are no states here; %s", path,
                       kind->needs.train_with);
    return 0;
}

static int check_motion(const struct kind *kind, const struct spec *spec, struct err *err)
{
    for (size_t i = 0; i < spec->outputs.count; i++) {
        const char *path = spec->outputs.at[i];
        const struct format *format = output_format(spec, path);

        if (format && (format->traits & FORMAT_MOVES) && kind &&
            (check_moving(kind, spec, path, format, err) || check_fifo(path, format, err)))
            return -1;
    }
    return check_motion_options(spec, err);
}

/* Options that are of use with some outputs only. */
static int check_gnuplot(const struct spec *spec, struct err *err)
{
    unsigned traits = outputs_traits(spec);

    if (spec->template && !(traits & FORMAT_GNUPLOT))
        return err_set(err, STATUS_USAGE, "--template is of use with gnuplot alone: -o x.gp");
    if (spec_given(spec, &spec->timeout) && !(traits & FORMAT_GNUPLOT))
        return err_set(err, STATUS_USAGE,
                       "--timeout is of use with gnuplot alone: --renderer gnuplot");
    if (!spec->terminal)
        return 0;
    if (!(traits & FORMAT_SCRIPT))
        return err_set(err, STATUS_USAGE, "--terminal is of use with a script alone: -o x.gp");
    if (!is_terminal(spec->terminal))
        return err_set(err, STATUS_USAGE,
                       "--terminal: '%.80s' is no terminal: letters, digits, blanks, texts in '', "
                       "and , . : # _ + - can stand in it",
                       spec->terminal);
    return 0;
}

int output_check_svg_font(const char *name, struct err *err)
{
    struct nearest nearest;
    char hint[NEAREST_HINT];

    if (svg_font_find(name) < SVG_FONTS)
        return 0;
    nearest_init(&nearest, name);
    for (size_t i = 0; i < SVG_FONTS; i++)
        nearest_offer(&nearest, svg_fonts[i]);
    nearest_hint(&nearest, "", hint);
    return err_set(err, STATUS_USAGE, "--svg-font: there is no '%.80s'%s", name,
                   *hint ? hint : "; use name, embed or outline");
}

int outputs_check(const struct kind *kind, const struct spec *spec, struct err *err)
{
    bool rows = picture_has_rows(kind, spec);

    for (size_t i = 0; i < spec->outputs.count; i++)
        if (check_format(spec, spec->outputs.at[i], kind, rows, err))
            return -1;
    if (check_companions(spec, err) || apart_check_spec(spec, err) || check_motion(kind, spec, err))
        return -1;
    if ((spec->renderer && check_renderer(spec, err)) || check_gnuplot(spec, err) ||
        output_check_svg_font(spec->svg_font, err))
        return -1;
    if (spec->format && !needs_format(spec))
        return err_set(err, STATUS_USAGE,
                       "--format is of use with outputs without an extension only%s",
                       spec->outputs.count ? "" : ": give -o FILE, or -o -");
    return 0;
}
