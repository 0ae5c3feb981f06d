/*
 * Remembers the widths of texts that were measured lately: the layout of a figure asks for most of
 * them several times, and shaping a text takes far longer than finding it here.
 */
#ifndef GDPLOT_TEXT_WIDTHS_H
#define GDPLOT_TEXT_WIDTHS_H

#include <stdbool.h>

#include "text/text.h"

enum { WIDTHS_KEPT = 1024 }; /* texts; a power of two */

/* Zeroed, it is empty. A text can be kept at one place only, which its bytes and size decide. */
struct widths {
    struct {
        char *text; /* owned; NULL: the place is free */
        struct text_style style;
        double width;
    } kept[WIDTHS_KEPT];
};

/* Whether the width of the text is remembered; if so, sets it, in pixels. */
bool widths_find(const struct widths *widths, const char *text, struct text_style style,
                 double *width);

/* Remembers the width, and forgets that of the text that was at its place. */
void widths_keep(struct widths *widths, const char *text, struct text_style style, double width);

void widths_release(struct widths *widths);

#endif
