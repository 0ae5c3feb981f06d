/* What the templates of pages get of drawings: each as an SVG element, with the least width at
 * which its text is DOCUMENT_LEAST_TEXT high. */
#ifndef GDPLOT_REPORT_DRAWING_VALUES_H
#define GDPLOT_REPORT_DRAWING_VALUES_H

#include <stdbool.h>

#include "base/err.h"
#include "picture/picture.h"
#include "template/value.h"

/*
 * Adds the drawings of a picture, called `title`, for screens and, where it can be drawn so without
 * giving anything up, for phones; those with cells, which no style sheet can paint anew, in the
 * dark theme, too, unless `light` is false. Errors: those of composing and of rendering.
 */
int drawings_add_values(struct value *map, const struct picture *whole, const char *title,
                        bool light, struct err *err);

/* Adds a picture of each panel of a figure that has several. */
int steps_add_values(struct value *map, const struct picture *whole, struct err *err);

#endif
