/* A glyph of a font that text/truetype.c writes. */
#ifndef GDPLOT_TEXT_TRUETYPE_GLYPH_H
#define GDPLOT_TEXT_TRUETYPE_GLYPH_H

#include "base/buf.h"
#include "text/text.h"

#define TRUETYPE_REACH 16383.0 /* the largest coordinate: differences of two fit 16 bits */
#define TRUETYPE_TOLERANCE                                                                         \
    0.25 /* of quadratic curves that replace a cubic one, in units of the font */

struct truetype_box {
    int x_min, y_min, x_max, y_max;
};

struct truetype_point {
    int x, y; /* y up */
    bool on;  /* the point is on the curve; else it is a control */
};

struct truetype_glyph {
    struct truetype_point *points; /* owned */
    size_t count, capacity;
    size_t *ends; /* by contour: how many points there are up to its end; owned */
    size_t contours, ends_capacity;
    double x, y;             /* where the pen is, y down */
    double start_x, start_y; /* where the contour began */
};

#define TRUETYPE_GLYPH_INIT                                                                        \
    {                                                                                              \
        NULL, 0, 0, NULL, 0, 0, 0, 0, 0, 0                                                         \
    }

/* Adds an outline, in font units, y down, to its context, a struct truetype_glyph. */
extern const struct text_sink truetype_glyph_sink;

/* Removes all points. */
void truetype_glyph_clear(struct truetype_glyph *glyph);
void truetype_glyph_release(struct truetype_glyph *glyph);

/*
 * Appends the glyph's entry of the table `glyf`, whose length is a multiple of four, and sets `box`
 * to the glyph's bounds. A glyph without points appends nothing, and its box is zero.
 */
void truetype_glyph_write(const struct truetype_glyph *glyph, struct truetype_box *box,
                          struct buf *out);

/* Append big-endian numbers; negative ones as two's complement. */
void truetype_add16(struct buf *out, long value);
void truetype_add32(struct buf *out, unsigned long value);

#endif
