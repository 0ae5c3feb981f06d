/*
 * The widths of texts measured lately: laying out a figure asks for most of them several times,
 * and shaping a text costs far more than finding it here.
 */
#ifndef GDPLOT_TEXT_WIDTHS_H
#define GDPLOT_TEXT_WIDTHS_H

#include <stdbool.h>

#include "text/text.h"

enum { WIDTHS_KEPT = 256 }; /* texts; a power of two */

/* Zeroed, it has none. A text stands in the one place that its bytes and style decide. */
struct widths {
    struct {
        char *text; /* owned; NULL: the place is free */
        struct text_style style;
        double width;
    } kept[WIDTHS_KEPT];
};

/* Whether the text's width is known; if so, *width. */
bool widths_find(const struct widths *widths, const char *text, struct text_style style,
                 double *width);

/* Keeps the width, in place of what was in its place. */
void widths_keep(struct widths *widths, const char *text, struct text_style style, double width);

void widths_release(struct widths *widths);

#endif
