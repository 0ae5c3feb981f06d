#include "cli/forms.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "request/fields.h"
#include "request/recipe.h"

bool form_is_stdout(const char *path)
{
    return !strcmp(path, "-");
}

bool form_has_extension(const char *path)
{
    const char *name = spec_base_name(path);
    const char *dot = strrchr(name, '.');

    return !form_is_stdout(path) && dot && dot != name;
}

const char *form_of(const struct spec *spec, const char *path)
{
    if (form_has_extension(path))
        return strrchr(path, '.') + 1;
    return spec->format ? spec->format + (*spec->format == '.') : "";
}

bool form_is_trajectory(const char *form)
{
    return !strcasecmp(form, "csv");
}

bool form_is_known(const char *form)
{
    return form_is_trajectory(form) || renderer_find(form, NULL);
}

const struct renderer *form_renderer_of(const struct spec *spec, const char *form)
{
    const struct renderer *asked = spec->renderer ? renderer_find(form, spec->renderer) : NULL;

    return asked ? asked : renderer_find(form, NULL);
}

const struct renderer *form_renderer(const struct spec *spec, const char *path)
{
    return form_renderer_of(spec, form_of(spec, path));
}

struct render_request form_request(const struct spec *spec, const struct figure *figure,
                                   struct fonts *fonts)
{
    return (struct render_request){
        .figure = figure,
        .fonts = fonts,
        .svg_font = svg_font_find(spec->svg_font),
        .scale = spec->scale,
        .template_file = spec->template,
        .terminal = spec->terminal,
        .timeout = spec->timeout,
    };
}

void form_write_csv(const struct spec *spec, const struct study *study, FILE *stream)
{
    struct buf recipe = BUF_INIT;

    recipe_write(spec, study->sweep.ends ? "sweep" : "train", GROUPS_TRAINED, &recipe);
    if (study->sweep.ends)
        sweep_write(&study->sweep, recipe.data, stream);
    else
        trajectory_write(&study->trajectory, recipe.data, stream);
    buf_release(&recipe);
}

char *form_companion_of(const struct renderer *renderer, const char *path)
{
    struct buf name = BUF_INIT;

    if (!renderer || !renderer->companion)
        return NULL;
    buf_puts(&name, path);
    if (form_has_extension(path))
        buf_truncate(&name, (size_t)(strrchr(path, '.') - path));
    buf_puts(&name, renderer->companion);
    return buf_detach(&name);
}

char *form_companion(const struct spec *spec, const char *path)
{
    return form_companion_of(form_renderer(spec, path), path);
}
