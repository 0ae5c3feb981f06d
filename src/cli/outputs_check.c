/* What can be wrong with the outputs that a command line asks for. */
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "cli/apart.h"
#include "cli/forms.h"
#include "cli/outputs.h"
#include "report/annotate.h"
#include "report/summary.h"

static const char trajectory_extension[] = "csv";

/* "png, svg, txt or csv": what the command can write. */
static void list_forms(struct buf *out, bool figure, bool trajectory)
{
    for (size_t i = 0; figure && i < renderers_count; i++)
        if (renderer_find(renderers[i].extension, NULL) == &renderers[i])
            buf_printf(out, "%s.%s", i ? ", " : "", renderers[i].extension);
    if (trajectory)
        buf_printf(out, "%s.%s", figure ? " or " : "", trajectory_extension);
}

static int check_form(const struct spec *spec, const char *path, bool figure, bool trajectory,
                      struct err *err)
{
    const char *form = form_of(spec, path);
    struct buf forms = BUF_INIT;
    bool by_name = form_has_extension(path) || !spec->format;
    const char *option = by_name ? "--output" : "--format";
    const char *shown = by_name ? path : form;

    if ((figure && renderer_find(form, NULL)) || (trajectory && form_is_trajectory(form)))
        return 0;
    list_forms(&forms, figure, trajectory);
    if (form_is_stdout(path) && !*form)
        err_set(err, STATUS_USAGE, "-o - needs --format: %s", forms.data);
    else if (form_is_trajectory(form))
        err_set(err, STATUS_USAGE,
                "%s: %.200s: nothing is trained here; add --path, or use gdplot train", option,
                shown);
    else
        err_set(err, STATUS_USAGE, "%s: %.200s: not a form that can be written here; use %s",
                option, shown, forms.data);
    buf_release(&forms);
    return -1;
}

/* Whether an output leaves its form to --format, or has that very one. */
static bool needs_format(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (!form_has_extension(spec->outputs.at[i]) ||
            !strcasecmp(form_of(spec, spec->outputs.at[i]), form_of(spec, "-")))
            return true;
    return false;
}

/* --renderer must be able to make one of the outputs at least. */
static int check_renderer(const struct spec *spec, struct err *err)
{
    struct nearest nearest;
    char hint[NEAREST_HINT];
    bool known = false;

    nearest_init(&nearest, spec->renderer);
    for (size_t i = 0; i < renderers_count; i++) {
        nearest_offer(&nearest, renderers[i].name);
        known = known || !strcmp(renderers[i].name, spec->renderer);
    }
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (renderer_find(form_of(spec, spec->outputs.at[i]), spec->renderer))
            return 0;
    if (known)
        return err_set(err, STATUS_USAGE, "--renderer: %s makes none of these outputs",
                       spec->renderer);
    return err_set(err, STATUS_USAGE, "--renderer: there is no '%.80s'%s", spec->renderer,
                   nearest_hint(&nearest, "", hint));
}

static int check_trained(const char *option, bool trajectory, struct err *err)
{
    if (trajectory)
        return 0;
    return err_set(err, STATUS_USAGE, "%s: nothing is trained here; add --path", option);
}

/* The second file of an output is written beside it, and the first one names it to LaTeX. */
static int check_companion(const char *path, const char *companion, struct err *err)
{
    const char *name = spec_base_name(companion);

    if (form_is_stdout(path))
        return err_set(err, STATUS_USAGE,
                       "-o - cannot take this form: it is two files; give a name");
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
        char *companion = form_companion(spec, spec->outputs.at[i]);

        if (companion)
            result = check_companion(spec->outputs.at[i], companion, err);
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

/* Options that are of use with some outputs only. */
static int check_gnuplot(const struct spec *spec, struct err *err)
{
    bool by_gnuplot = false, script = false;

    for (size_t i = 0; i < spec->outputs.count; i++) {
        const struct renderer *renderer = form_renderer(spec, spec->outputs.at[i]);

        by_gnuplot = by_gnuplot || (renderer && !strcmp(renderer->name, "gnuplot"));
        script = script || !strcasecmp(form_of(spec, spec->outputs.at[i]), "gp");
    }
    if (spec->template && !by_gnuplot)
        return err_set(err, STATUS_USAGE, "--template is of use with gnuplot alone: -o x.gp");
    if (spec_given(spec, &spec->timeout) && !by_gnuplot)
        return err_set(err, STATUS_USAGE,
                       "--timeout is of use with gnuplot alone: --renderer gnuplot");
    if (!spec->terminal)
        return 0;
    if (!script)
        return err_set(err, STATUS_USAGE, "--terminal is of use with a script alone: -o x.gp");
    if (!is_terminal(spec->terminal))
        return err_set(err, STATUS_USAGE,
                       "--terminal: '%.80s' is no terminal: letters, digits, blanks, texts in '', "
                       "and , . : # _ + - can stand in it",
                       spec->terminal);
    return 0;
}

/* Where the runs have to be trained: the summary, and what is expected of them. */
static int check_runs(const struct spec *spec, bool trajectory, struct err *err)
{
    if (spec->summary &&
        (check_trained("--summary", trajectory, err) || summary_check(spec->summary, err)))
        return -1;
    if (spec->expect &&
        (check_trained("--expect", trajectory, err) || expect_check(spec->expect, err)))
        return -1;
    return 0;
}

/* Annotations are lines on standard output, where they would get into data. */
static int check_annotate(const struct spec *spec, struct err *err)
{
    if (annotate_check(spec->annotate, err))
        return -1;
    if (!spec->expect)
        return err_set(err, STATUS_USAGE,
                       "--annotate is of use where something is expected: --expect converging");
    if (outputs_on_stdout(spec) || (spec->summary && form_is_stdout(spec->summary)))
        return err_set(err, STATUS_USAGE,
                       "--annotate writes to standard output; write the others to files");
    return 0;
}

int outputs_check_svg_font(const char *name, struct err *err)
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

int outputs_check(const struct spec *spec, bool figure, bool trajectory, struct err *err)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (check_form(spec, spec->outputs.at[i], figure, trajectory, err))
            return -1;
    if (check_companions(spec, err) || apart_check_spec(spec, err))
        return -1;
    if (check_runs(spec, trajectory, err) || (spec->annotate && check_annotate(spec, err)))
        return -1;
    if ((spec->renderer && check_renderer(spec, err)) || check_gnuplot(spec, err) ||
        outputs_check_svg_font(spec->svg_font, err))
        return -1;
    if (spec->format && !needs_format(spec))
        return err_set(err, STATUS_USAGE,
                       "--format is of use with outputs without an extension only%s",
                       spec->outputs.count ? "" : ": give -o FILE, or -o -");
    return 0;
}
