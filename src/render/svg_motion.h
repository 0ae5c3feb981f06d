/* Groups of elements as SVG, and the style rules by which each is seen in its frames. */
#ifndef GDPLOT_RENDER_SVG_MOTION_H
#define GDPLOT_RENDER_SVG_MOTION_H

#include "render/render.h"
#include "render/svg_groups.h"

/* Appends the groups to `out`, and the rules to `rules`. Names of these begin with one that is made
 * of `text`. */
void svg_motion_write(const struct svg_groups *groups, const struct frames *frames,
                      const char *text, struct buf *rules, struct buf *out);

#endif
