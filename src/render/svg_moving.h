/*
 * The frames of an SVG that moves, put together: what stays stands once, in the order in which it
 * is drawn, and style rules say when the rest is to be seen. Without them, and for readers who want
 * no motion (`prefers-reduced-motion`), one sees the last frame.
 */
#ifndef GDPLOT_RENDER_SVG_MOVING_H
#define GDPLOT_RENDER_SVG_MOVING_H

#include "render/render.h"

struct svg_moving;

struct svg_moving *svg_moving_open(void);
void svg_moving_close(struct svg_moving *moving);

/*
 * Adds the next frame: elements, each a line, in groups that open and close on lines of their own.
 * All frames have the same groups. Errors: STATUS_LIMIT where one has others.
 */
int svg_moving_add(struct svg_moving *moving, const struct buf *drawing, struct err *err);

/*
 * Appends what all frames draw to `out`, and the style rules to `rules`. Names begin with one that
 * is made of `text`, so that pictures in one page do not disturb each other.
 */
void svg_moving_write(const struct svg_moving *moving, const struct frames *frames,
                      const char *text, struct buf *rules, struct buf *out);

#endif
