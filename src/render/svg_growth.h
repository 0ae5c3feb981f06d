/*
 * Lines that grow from frame to frame, as paths of runs do. The whole line stands in the file once,
 * and a dash as long as its beginning shows that.
 */
#ifndef GDPLOT_RENDER_SVG_GROWTH_H
#define GDPLOT_RENDER_SVG_GROWTH_H

#include <stdbool.h>

#include "render/svg_groups.h"

/* Whether both are lines of SVG that draw an open solid line each, and differ in how far it goes
 * alone: what `before` draws is the beginning of what `now` does. */
bool svg_growth_continues(const char *before, const char *now);

/* Makes the element, a line that `line` continues, that one from a frame on. */
void svg_growth_add(struct svg_element *element, const char *line, size_t frame);

/* How long the element's whole line is, in pixels; 0 where it does not grow. */
double svg_growth_length(const struct svg_element *element);

#endif
