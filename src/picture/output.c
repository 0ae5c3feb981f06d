#include "picture/output.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"

bool output_is_stdout(const char *path)
{
    return !strcmp(path, "-");
}

bool output_has_extension(const char *path)
{
    const char *name = spec_base_name(path);
    const char *dot = strrchr(name, '.');

    return !output_is_stdout(path) && dot && dot != name;
}

const char *output_format(const struct spec *spec, const char *path)
{
    if (output_has_extension(path))
        return strrchr(path, '.') + 1;
    return spec->format ? spec->format + (*spec->format == '.') : "";
}

bool format_is_rows(const char *format)
{
    return !strcasecmp(format, "csv");
}

bool format_is_known(const char *format)
{
    return format_is_rows(format) || renderer_find(format, NULL);
}

const struct renderer *output_renderer_of(const struct spec *spec, const char *format)
{
    const struct renderer *asked = spec->renderer ? renderer_find(format, spec->renderer) : NULL;

    return asked ? asked : renderer_find(format, NULL);
}

const struct renderer *output_renderer(const struct spec *spec, const char *path)
{
    return output_renderer_of(spec, output_format(spec, path));
}

char *output_companion_of(const struct renderer *renderer, const char *path)
{
    struct buf name = BUF_INIT;

    if (!renderer || !renderer->companion)
        return NULL;
    buf_puts(&name, path);
    if (output_has_extension(path))
        buf_truncate(&name, (size_t)(strrchr(path, '.') - path));
    buf_puts(&name, renderer->companion);
    return buf_detach(&name);
}

char *output_companion(const struct spec *spec, const char *path)
{
    return output_companion_of(output_renderer(spec, path), path);
}

bool outputs_have_stdout(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (output_is_stdout(spec->outputs.at[i]))
            return true;
    return false;
}
