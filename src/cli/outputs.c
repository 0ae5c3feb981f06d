#include "cli/outputs.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/nearest.h"
#include "base/outfile.h"
#include "cli/expect.h"
#include "cli/summary.h"
#include "render/render.h"
#include "spec/fields.h"
#include "spec/recipe.h"

static const char trajectory_extension[] = "csv";

static bool is_stdout(const char *path)
{
    return !strcmp(path, "-");
}

bool outputs_on_stdout(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (is_stdout(spec->outputs.at[i]))
            return true;
    return false;
}

static bool has_extension(const char *path)
{
    const char *name = spec_base_name(path);
    const char *dot = strrchr(name, '.');

    return !is_stdout(path) && dot && dot != name;
}

/* The form of an output: its extension, or --format where it has none; "" for none. */
static const char *form_of(const struct spec *spec, const char *path)
{
    if (has_extension(path))
        return strrchr(path, '.') + 1;
    return spec->format ? spec->format : "";
}

static bool is_trajectory(const char *form)
{
    return !strcasecmp(form, trajectory_extension);
}

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
    bool by_name = has_extension(path) || !spec->format;
    const char *option = by_name ? "--output" : "--format";
    const char *shown = by_name ? path : form;

    if ((figure && renderer_find(form, NULL)) || (trajectory && is_trajectory(form)))
        return 0;
    list_forms(&forms, figure, trajectory);
    if (is_stdout(path) && !*form)
        err_set(err, STATUS_USAGE, "-o - needs --format: %s", forms.data);
    else if (is_trajectory(form))
        err_set(err, STATUS_USAGE,
                "%s: %.200s: nothing is trained here; add --path, or use gdplot train", option,
                shown);
    else
        err_set(err, STATUS_USAGE, "%s: %.200s: not a form that can be written here; use %s",
                option, shown, forms.data);
    buf_release(&forms);
    return -1;
}

/* Whether an output leaves its form to --format. */
static bool needs_format(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (!has_extension(spec->outputs.at[i]))
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

/* Whether two names are spelt for the same file, as far as the spelling tells. */
static bool same_file(const char *a, const char *b)
{
    while (!strncmp(a, "./", 2))
        a += 2;
    while (!strncmp(b, "./", 2))
        b += 2;
    return !strcmp(a, b);
}

static int check_trained(const char *option, bool trajectory, struct err *err)
{
    if (trajectory)
        return 0;
    return err_set(err, STATUS_USAGE, "%s: nothing is trained here; add --path", option);
}

int outputs_check(const struct spec *spec, bool figure, bool trajectory, struct err *err)
{
    const struct texts *outputs = &spec->outputs;

    for (size_t i = 0; i < outputs->count; i++) {
        if (check_form(spec, outputs->at[i], figure, trajectory, err))
            return -1;
        for (size_t j = 0; j < i; j++)
            if (same_file(outputs->at[i], outputs->at[j]))
                return err_set(err, STATUS_USAGE, "--output: %.200s is named twice",
                               outputs->at[i]);
        if (spec->summary && same_file(outputs->at[i], spec->summary))
            return err_set(err, STATUS_USAGE, "--summary: %.200s is an output already",
                           spec->summary);
    }
    if (spec->summary &&
        (check_trained("--summary", trajectory, err) || summary_check(spec->summary, err)))
        return -1;
    if (spec->expect &&
        (check_trained("--expect", trajectory, err) || expect_check(spec->expect, err)))
        return -1;
    if (spec->renderer && check_renderer(spec, err))
        return -1;
    if (spec->format && !needs_format(spec))
        return err_set(err, STATUS_USAGE,
                       "--format is of use with outputs without an extension only");
    return 0;
}

/* The renderer that was asked for where it makes this form, or else the form's own. */
static const struct renderer *renderer_of(const struct spec *spec, const char *path)
{
    const char *form = form_of(spec, path);
    const struct renderer *asked = spec->renderer ? renderer_find(form, spec->renderer) : NULL;

    return asked ? asked : renderer_find(form, NULL);
}

static int write_one(const struct spec *spec, const struct products *products, const char *path,
                     FILE *stream, struct err *err)
{
    const struct renderer *renderer = renderer_of(spec, path);
    struct render_request request = {products->figure, products->fonts, spec->scale};
    struct buf recipe = BUF_INIT;

    if (renderer)
        return renderer->write(&request, stream, err);
    recipe_write(spec, "train", GROUPS_TRAINED, &recipe);
    trajectory_write(&products->experiment->trajectory, recipe.data, stream);
    buf_release(&recipe);
    return 0;
}

static int write_file(const struct spec *spec, const struct products *products, const char *path,
                      struct outfile *file, struct err *err)
{
    if (outfile_open(file, path, err))
        return -1;
    if (path == spec->summary)
        summary_write(path, products->experiment, file->stream);
    else if (write_one(spec, products, path, file->stream, err))
        return -1;
    return outfile_finish(file, err);
}

int outputs_write(const struct spec *spec, const struct products *products, struct err *err)
{
    const struct texts *outputs = &spec->outputs;
    size_t count = outputs->count + (spec->summary != NULL);
    struct outfile *files = mem_zeroed(count, sizeof *files);
    int result = 0;

    for (size_t i = 0; !result && i < count; i++)
        result = write_file(spec, products, i < outputs->count ? outputs->at[i] : spec->summary,
                            &files[i], err);
    for (size_t i = 0; !result && i < count; i++)
        result = outfile_commit(&files[i], err);
    for (size_t i = 0; i < count; i++)
        outfile_release(&files[i]);
    free(files);
    if (!result && spec->expect)
        result = expect_compare(spec->expect, products->experiment, err);
    return result;
}
