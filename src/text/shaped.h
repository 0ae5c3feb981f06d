/*
 * Remembers texts that were shaped lately: a figure measures most of them several times before they
 * are drawn, and shaping a text takes far longer than finding it here.
 */
#ifndef GDPLOT_TEXT_SHAPED_H
#define GDPLOT_TEXT_SHAPED_H

#include <stdbool.h>

#include "text/text.h"

enum {
    SHAPED_KEPT = 1024, /* texts; a power of two */
    SHAPED_PLACES = 4, /* where a text may be, one after the other, from the one its bytes decide */
};

struct shaped_text {
    char *text; /* owned, which the runs point into */
    struct text_style style;
    bool fallback;         /* set in the fallback font alone */
    double width;          /* in pixels */
    struct text_run *runs; /* owned, and so are their glyphs and clusters */
    size_t count;
};

/* Zeroed, it is empty. */
struct shaped {
    struct shaped_text *kept[SHAPED_KEPT]; /* owned; NULL: the place is free */
};

/* The text that is remembered, until the next is kept; or NULL. */
const struct shaped_text *shaped_find(const struct shaped *shaped, const char *text,
                                      struct text_style style, bool fallback);

/* Remembers the text, which it owns from then on, and may forget another. */
void shaped_keep(struct shaped *shaped, struct shaped_text *text);

void shaped_release(struct shaped *shaped);

#endif
