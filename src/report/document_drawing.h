/*
 * A figure as documents show it: without its title and caption, which they set themselves, as text
 * that can be read at any width.
 */
#ifndef GDPLOT_REPORT_DOCUMENT_DRAWING_H
#define GDPLOT_REPORT_DOCUMENT_DRAWING_H

#include <stdbool.h>

#include "picture/variant.h"

/* What it is shown on. */
struct document_page {
    enum {
        DOCUMENT_SCREEN, /* of the figure's own size */
        DOCUMENT_PHONE,  /* no wider than a phone, if it can be drawn so */
        DOCUMENT_PAPER,  /* of the width of a page's lines: its text is then 7 pt high or more */
    } is;
    const char *theme; /* its name, or NULL: that of the figure */
};

/* The smallest text that is to be read, in pixels: on a phone, and on paper. */
#define DOCUMENT_LEAST_TEXT       10.0
#define DOCUMENT_LEAST_PAPER_TEXT (7 * 96 / 72.0)

/*
 * Composes the drawing of a picture, which must outlive it; unless `title` is NULL, it is called
 * so. `*complete` is false where something was given up for space: then another drawing is better,
 * if there is one. To be released in any case. Errors: those of kind_compose.
 */
int document_drawing_make(struct picture_variant *drawing, const struct picture *whole,
                          const char *title, const struct document_page *page, bool *complete,
                          struct err *err);

#endif
