#include "picture/formats.h"

#include <string.h>
#include <strings.h>

extern const struct format format_png, format_svg, format_pdf, format_script, format_latex,
    format_dump, format_cairo_svg, format_gnuplot_png, format_gnuplot_svg, format_gnuplot_pdf,
    format_gnuplot_letters, format_csv;

static const struct format *const formats[] = {
    &format_png,
    &format_svg,
    &format_pdf,
    &format_script,
    &format_latex,
    &format_dump,
    &format_cairo_svg,
    &format_gnuplot_png,
    &format_gnuplot_svg,
    &format_gnuplot_pdf,
    &format_gnuplot_letters,
    &format_csv,
};

const struct format *format_at(size_t i)
{
    return i < sizeof formats / sizeof *formats ? formats[i] : NULL;
}

static bool is_by(const struct format *format, const char *renderer)
{
    return !renderer || (format->renderer && !strcmp(format->renderer, renderer));
}

const struct format *format_find(const char *extension, const char *renderer)
{
    const struct format *format;

    for (size_t i = 0; (format = format_at(i)); i++)
        if (!strcasecmp(format->extension, extension) && is_by(format, renderer))
            return format;
    return NULL;
}

bool format_is_first(const struct format *format)
{
    return format_find(format->extension, NULL) == format;
}

const struct format *format_of_name(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot ? format_find(dot + 1, NULL) : NULL;
}
