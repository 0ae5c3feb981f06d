/*
 * The canvas: what a drawing surface must be able to do. draw_figure (render/draw.h) calls it.
 *
 * A path is built by move, line, circle and close and then painted; painting empties it.
 * Coordinates are CSS pixels. No operation returns an error: the canvas keeps its first one, and
 * whoever made the canvas asks for it at the end.
 */
#ifndef GDPLOT_RENDER_CANVAS_H
#define GDPLOT_RENDER_CANVAS_H

#include <stdbool.h>
#include <stdint.h>

#include "figure/figure.h"

struct stroke {
    uint32_t colour; /* 0xRRGGBB */
    double width;    /* in pixels */
    double dash[2];  /* the lengths of a dash and of the gap behind it; 0, 0: solid */
};

struct canvas;

struct canvas_operations {
    void (*move)(struct canvas *canvas, double x, double y);
    void (*line)(struct canvas *canvas, double x, double y);
    void (*close)(struct canvas *canvas);
    void (*circle)(struct canvas *canvas, double x, double y, double radius);
    /* Fills the path with the colour `fill`, then strokes it; NULL leaves either out. */
    void (*paint)(struct canvas *canvas, const uint32_t *fill, const struct stroke *stroke);
    /* Fills the box with the cells, each in the colour that `colours` has for its role; the edges
     * between them stay sharp. */
    void (*cells)(struct canvas *canvas, struct box box, const struct cells *cells,
                  const uint32_t colours[ROLES]);
    /* `halo` is a line around the letters, beneath them, or NULL for none. */
    void (*text)(struct canvas *canvas, const struct label *label, uint32_t colour,
                 const struct stroke *halo);
    /* Begins a group called `name`: what is drawn up to the matching `end` belongs together. */
    void (*group)(struct canvas *canvas, const char *name);
    void (*end)(struct canvas *canvas);
};

/* The first member of every kind of canvas. */
struct canvas {
    const struct canvas_operations *operations;
};

#endif
