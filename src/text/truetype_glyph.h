/* One glyph of a font that is written anew (text/truetype.h). */
#ifndef GDPLOT_TEXT_TRUETYPE_GLYPH_H
#define GDPLOT_TEXT_TRUETYPE_GLYPH_H

#include "base/buf.h"
#include "text/text.h"

#define TRUETYPE_REACH     16383.0 /* of a coordinate: differences of two fit 16 bits */
#define TRUETYPE_TOLERANCE 0.25    /* between a curve and what stands for it; units of the font */

struct truetype_box {
    int x_min, y_min, x_max, y_max;
};

struct truetype_point {
    int x, y; /* y up */
    bool on;  /* the curve, and not a control beside it */
};

struct truetype_glyph {
    struct truetype_point *points; /* owned */
    size_t count, capacity;
    size_t *ends; /* of each contour: the number of points up to its end; owned */
    size_t contours, ends_capacity;
    double x, y;             /* where the pen is, y down */
    double start_x, start_y; /* where it began the contour */
};

#define TRUETYPE_GLYPH_INIT                                                                        \
    {                                                                                              \
        NULL, 0, 0, NULL, 0, 0, 0, 0, 0, 0                                                         \
    }

/* What takes an outline in font units, y down; its context is a struct truetype_glyph. */
extern const struct text_sink truetype_glyph_sink;

/* Without points again. */
void truetype_glyph_clear(struct truetype_glyph *glyph);
void truetype_glyph_release(struct truetype_glyph *glyph);

/* Appends the glyph's entry of the table `glyf`, of a length that four divides; nothing for one
 * without points. Its box is all zero then. */
void truetype_glyph_write(const struct truetype_glyph *glyph, struct truetype_box *box,
                          struct buf *out);

/* Big-endian numbers, as fonts have them; of negative ones the two's complement. */
void truetype_add16(struct buf *out, long value);
void truetype_add32(struct buf *out, unsigned long value);

#endif
