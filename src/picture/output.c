#include "picture/output.h"

#include <string.h>

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

const char *output_extension(const struct spec *spec, const char *path)
{
    if (output_has_extension(path))
        return strrchr(path, '.') + 1;
    return spec->format ? spec->format + (*spec->format == '.') : "";
}

const struct format *output_format_as(const struct spec *spec, const char *extension)
{
    const struct format *asked = spec->renderer ? format_find(extension, spec->renderer) : NULL;

    if (spec->animate && format_find_moving(extension))
        return format_find_moving(extension);
    return asked ? asked : format_find(extension, NULL);
}

const struct format *output_format(const struct spec *spec, const char *path)
{
    return output_format_as(spec, output_extension(spec, path));
}

char *output_companion(const struct format *format, const char *path)
{
    struct buf name = BUF_INIT;

    if (!format || !format->companion)
        return NULL;
    buf_puts(&name, path);
    if (output_has_extension(path))
        buf_truncate(&name, (size_t)(strrchr(path, '.') - path));
    buf_puts(&name, format->companion);
    return buf_detach(&name);
}

unsigned outputs_traits(const struct spec *spec)
{
    unsigned traits = 0;

    for (size_t i = 0; i < spec->outputs.count; i++) {
        const struct format *format = output_format(spec, spec->outputs.at[i]);

        traits |= format ? format->traits : 0;
    }
    return traits;
}

bool outputs_are_rows(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++) {
        const struct format *format = output_format(spec, spec->outputs.at[i]);

        if (!format || !(format->traits & FORMAT_ROWS))
            return false;
    }
    return true;
}

bool outputs_have_stdout(const struct spec *spec)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (output_is_stdout(spec->outputs.at[i]))
            return true;
    return false;
}
