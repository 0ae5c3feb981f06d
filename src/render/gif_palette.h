/*
 * The palette of a GIF: the colours that a figure's theme leads to, not those of its pixels, so
 * that the first frame can be written before the last is drawn. Each role that occurs has a ramp
 * from the background to its colour, in even steps, for the edges of what is drawn in it; what is
 * left is for mixtures of every two, for where one is drawn over another.
 */
#ifndef GDPLOT_RENDER_GIF_PALETTE_H
#define GDPLOT_RENDER_GIF_PALETTE_H

#include <stdint.h>

#include "figure/figure.h"

enum {
    GIF_COLOURS = 256,
    GIF_TRANSPARENT = GIF_COLOURS - 1, /* the index that stands for no colour */
    GIF_REMEMBERED = 1 << 12,          /* colours whose index was found before */
};

struct gif_palette {
    uint32_t colours[GIF_COLOURS]; /* 0xRRGGBB */
    int count;                     /* of those that can be used: up to GIF_TRANSPARENT */
    struct {
        uint32_t colour; /* plus 1; 0: none */
        unsigned char index;
    } remembered[GIF_REMEMBERED];
};

/* Makes the palette of the roles that occur in these figures, of one theme. */
void gif_palette_init(struct gif_palette *palette, const struct figure *const *figures,
                      size_t count);

/* The index of the colour that is nearest to this one. */
unsigned char gif_palette_index(struct gif_palette *palette, uint32_t colour);

#endif
