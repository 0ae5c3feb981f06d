#include "cli/forms.h"

#include <string.h>

#include "base/buf.h"

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
    return spec->format ? spec->format : "";
}

const struct renderer *form_renderer(const struct spec *spec, const char *path)
{
    const char *form = form_of(spec, path);
    const struct renderer *asked = spec->renderer ? renderer_find(form, spec->renderer) : NULL;

    return asked ? asked : renderer_find(form, NULL);
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
