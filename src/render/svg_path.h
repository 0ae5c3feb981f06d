/*
 * Path data and attributes of SVG. Coordinates are rounded to a hundredth of a pixel; each step is
 * relative to the last point as it was written, so that rounding does not add up.
 */
#ifndef GDPLOT_RENDER_SVG_PATH_H
#define GDPLOT_RENDER_SVG_PATH_H

#include <stdint.h>

#include "base/buf.h"

struct svg_path {
    struct buf data;
    double at_x, at_y; /* the last point, as written */
};

#define SVG_PATH_INIT                                                                              \
    {                                                                                              \
        BUF_INIT, 0, 0                                                                             \
    }

void svg_path_move(struct svg_path *path, double x, double y);
void svg_path_line(struct svg_path *path, double x, double y);
/* A quadratic curve; (cx, cy) is its control. */
void svg_path_quadratic(struct svg_path *path, double cx, double cy, double x, double y);
/* A cubic curve. */
void svg_path_cubic(struct svg_path *path, double x1, double y1, double x2, double y2, double x,
                    double y);
void svg_path_close(struct svg_path *path);

/* Appends a number, with a separator where the text before it would run into it. */
void svg_add_coordinate(struct buf *out, double value);

void svg_add_number(struct buf *out, const char *attribute, double value);
void svg_add_colour(struct buf *out, const char *attribute, uint32_t colour);

#endif
