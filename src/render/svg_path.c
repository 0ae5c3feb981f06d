#include "render/svg_path.h"

#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "base/number.h"

static double rounded(double value)
{
    return round(value * 100) / 100;
}

/* `brief`: .5 for 0.5. */
static void add_number(struct buf *out, double value, bool brief)
{
    char last = out->length ? out->data[out->length - 1] : 'M', text[NUMBER_FIXED_SIZE];
    bool follows = (last >= '0' && last <= '9') || last == '.';
    const char *number = number_fixed(text, value);

    if (*number == '-')
        buf_add(out, number++, 1);
    else if (follows)
        buf_puts(out, " ");
    buf_puts(out, number + (brief && number[0] == '0' && number[1] == '.'));
}

void svg_add_coordinate(struct buf *out, double value)
{
    add_number(out, value, false);
}

void svg_path_move(struct svg_path *path, double x, double y)
{
    path->at_x = rounded(x);
    path->at_y = rounded(y);
    buf_puts(&path->data, "M");
    svg_add_coordinate(&path->data, path->at_x);
    svg_add_coordinate(&path->data, path->at_y);
}

void svg_path_line(struct svg_path *path, double x, double y)
{
    double to_x = rounded(x), to_y = rounded(y);

    if (to_y == path->at_y) {
        buf_puts(&path->data, "h");
        svg_add_coordinate(&path->data, to_x - path->at_x);
    } else if (to_x == path->at_x) {
        buf_puts(&path->data, "v");
        svg_add_coordinate(&path->data, to_y - path->at_y);
    } else {
        buf_puts(&path->data, "l");
        svg_add_coordinate(&path->data, to_x - path->at_x);
        svg_add_coordinate(&path->data, to_y - path->at_y);
    }
    path->at_x = to_x;
    path->at_y = to_y;
}

/* A point of a curve, relative to where the curve begins: small steps, and many of them. */
static void add_point(struct svg_path *path, double x, double y)
{
    add_number(&path->data, rounded(x) - path->at_x, true);
    add_number(&path->data, rounded(y) - path->at_y, true);
}

static void end_curve(struct svg_path *path, double x, double y)
{
    add_point(path, x, y);
    path->at_x = rounded(x);
    path->at_y = rounded(y);
}

void svg_path_quadratic(struct svg_path *path, double cx, double cy, double x, double y)
{
    buf_puts(&path->data, "q");
    add_point(path, cx, cy);
    end_curve(path, x, y);
}

void svg_path_cubic(struct svg_path *path, double x1, double y1, double x2, double y2, double x,
                    double y)
{
    buf_puts(&path->data, "c");
    add_point(path, x1, y1);
    add_point(path, x2, y2);
    end_curve(path, x, y);
}

void svg_path_close(struct svg_path *path)
{
    buf_puts(&path->data, "z");
}

/* Without printf, which was a tenth of the work of writing an SVG. */
static void begin_attribute(struct buf *out, const char *name)
{
    buf_puts(out, " ");
    buf_puts(out, name);
    buf_puts(out, "=\"");
}

void svg_add_number(struct buf *out, const char *attribute, double value)
{
    char text[NUMBER_FIXED_SIZE];

    begin_attribute(out, attribute);
    buf_puts(out, number_fixed(text, value));
    buf_puts(out, "\"");
}

void svg_add_colour(struct buf *out, const char *attribute, uint32_t colour)
{
    char digits[] = "#000000\"";

    for (int i = 0; i < 6; i++)
        digits[6 - i] = "0123456789abcdef"[colour >> 4 * i & 15];
    begin_attribute(out, attribute);
    buf_puts(out, digits);
}
