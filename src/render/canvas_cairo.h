/*
 * A canvas on a cairo context. Text is drawn as filled outlines, so that its pixels do not depend
 * on the machine's fonts; with `typefaces` it is shown as their glyphs, so that a PDF keeps it as
 * text.
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
