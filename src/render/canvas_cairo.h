/*
 * A canvas on a cairo context. Text is filled outlines, the same pixels whatever the machine's
 * fonts; on surfaces that keep text as text it is shown as glyphs instead.
 */
#ifndef GDPLOT_RENDER_CANVAS_CAIRO_H
#define GDPLOT_RENDER_CANVAS_CAIRO_H

#include <cairo.h>

#include "render/canvas.h"
#include "render/typefaces.h"
#include "text/text.h"

struct canvas_cairo {
    struct canvas canvas;
    cairo_t *cairo;              /* borrowed; its status tells whether drawing failed */
    struct fonts *fonts;         /* borrowed */
    struct typefaces *typefaces; /* borrowed; NULL: text is filled outlines */
};

void canvas_cairo_init(struct canvas_cairo *canvas, cairo_t *cairo, struct fonts *fonts,
                       struct typefaces *typefaces);

#endif
