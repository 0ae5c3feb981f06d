#include "request/size.h"

#include <stdbool.h>
#include <string.h>
#include <strings.h>

#include "base/number.h"

enum { NARROWEST = 120, LOWEST = 90, SMALLEST_TEXT = 4, LARGEST_TEXT = 400 };

/* Units of length in CSS pixels, 96 an inch. */
static const struct {
    const char *name;
    double pixels;
} units[] = {
    {"px", 1}, {"pt", 96 / 72.0}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96},
};

/* Pages that have a name. */
static const struct {
    const char *name, *size;
} pages[] = {
    {"paper", "8.5x6cm"},
    {"wide", "17x8cm"},
    {"slide", "1920x1080"},
    {"square", "900x900"},
};

static void skip_blanks(const char **text)
{
    *text += strspn(*text, " \t");
}

/*
 * Reads a number and perhaps a unit, and moves *text behind them. *unit is 0 where there is none.
 */
static bool read_length(const char **text, double *number, double *unit)
{
    size_t digits;

    skip_blanks(text);
    digits = strspn(*text, "0123456789.");
    *unit = 0;
    if (!number_parse(*text, digits, number))
        return false;
    *text += digits;
    skip_blanks(text);
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strncasecmp(*text, units[i].name, 2)) {
            *unit = units[i].pixels;
            *text += 2;
            break;
        }
    skip_blanks(text);
    return true;
}

/* The sign between width and height. */
static bool take_times(const char **text)
{
    static const char *const signs[] = {"x", "X", "×", "*"};

    for (size_t i = 0; i < sizeof signs / sizeof *signs; i++)
        if (!strncmp(*text, signs[i], strlen(signs[i]))) {
            *text += strlen(signs[i]);
            return true;
        }
    return false;
}

const char *size_read(struct size *size, const char *text)
{
    static const char problem[] = "is not WxH, such as 900x600, 16x10cm or 6x4in, nor a width";
    double width_unit, height_unit = 0;
    bool both;

    for (size_t i = 0; i < sizeof pages / sizeof *pages; i++)
        if (!strcmp(text, pages[i].name))
            text = pages[i].size;
    size->height = 0;
    if (!read_length(&text, &size->width, &width_unit))
        return problem;
    both = take_times(&text);
    if ((both && !read_length(&text, &size->height, &height_unit)) || *text)
        return problem;
    if (height_unit == 0)
        height_unit = 1;
    size->width *= width_unit == 0 ? height_unit : width_unit;
    size->height *= height_unit;
    return size->width >= NARROWEST && (!both || size->height >= LOWEST)
               ? NULL
               : "must be 120x90 pixels, 3.2x2.4 cm, or more";
}

const char *size_read_text(double *pixels, const char *text)
{
    double unit;

    if (!strcmp(text, "page")) {
        *pixels = SPEC_TEXT_FOLLOWS;
        return NULL;
    }
    if (!read_length(&text, pixels, &unit) || *text)
        return "is not a size of text, such as 13px or 7pt, nor page";
    if (unit > 0)
        *pixels *= unit;
    return *pixels >= SMALLEST_TEXT && *pixels <= LARGEST_TEXT ? NULL
                                                               : "must be from 4 to 400 pixels";
}

void size_add_text(const struct size *size, struct buf *out)
{
    number_add_exact(out, size->width);
    if (size->height == 0)
        return;
    buf_puts(out, "x");
    number_add_exact(out, size->height);
}
