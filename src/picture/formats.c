/* The formats, in the order of the help. A new one is its file and its name here. */
#include "picture/formats.h"

#include <string.h>
#include <strings.h>

#define FORMATS(ROW)                                                                               \
    ROW(png)                                                                                       \
    ROW(svg)                                                                                       \
    ROW(pdf)                                                                                       \
    ROW(gif)                                                                                       \
    ROW(webp)                                                                                      \
    ROW(apng)                                                                                      \
    ROW(script)                                                                                    \
    ROW(latex)                                                                                     \
    ROW(dump)                                                                                      \
    ROW(cairo_svg)                                                                                 \
    ROW(gnuplot_png)                                                                               \
    ROW(gnuplot_svg)                                                                               \
    ROW(gnuplot_pdf)                                                                               \
    ROW(gnuplot_letters)                                                                           \
    ROW(csv)                                                                                       \
    ROW(png_moving)                                                                                \
    ROW(svg_moving)                                                                                \
    ROW(pdf_moving)

#define DECLARE(name) extern const struct format format_##name;
#define ADDRESS(name) &format_##name,

FORMATS(DECLARE)

static const struct format *const formats[] = {FORMATS(ADDRESS)};

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

const struct format *format_find_moving(const char *extension)
{
    const struct format *format;

    for (size_t i = 0; (format = format_at(i)); i++)
        if ((format->traits & FORMAT_MOVES) && !strcasecmp(format->extension, extension))
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
