/*
 * Themes: how each role of a figure looks. Marks and labels name a role; colours, widths and dashes
 * stand here alone.
 */
#ifndef GDPLOT_FIGURE_THEME_H
#define GDPLOT_FIGURE_THEME_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "figure/roles.h"

struct paint {
    uint32_t colour; /* 0xRRGGBB */
    double width;    /* of lines, in pixels */
    double dash[2];  /* on and off, in pixels; 0, 0 for a solid line */
};

struct theme {
    const char *name;
    const char *summary;
    uint32_t background;
    bool frame;        /* a frame around each panel, ticks on both axes, no grid lines */
    bool own_axes;     /* tick labels at every panel, not only at the outer ones */
    bool point_titles; /* "Point at (7, 49)" above each panel, "Slope = 14" in its legend */
    struct paint paint[ROLE_BLANK]; /* of all roles before it */
    /* From near the background to a mid tone, in steps that are even to the eye (in OKLab) and
     * differ to the colour-blind as well. */
    uint32_t bands[THEME_BANDS];
    /* For kinds of cells: of the colours of zones, as strong as large areas may be; they differ in
     * lightness, which goes from that of undecided over those of oscillating, converging,
     * descending, not settling and diverging to undefined; the last, a grey, is of none. */
    uint32_t cells[THEME_CELLS];
    /*
     * Of the series in turn. The eye, a grey print and the colour-blind tell them apart: any two
     * differ by 10 or more in the lightness L* of CIE 1976, as they are and as people without M or
     * L cones see them (G. M. Machado, M. M. Oliveira, L. A. F. Fernandes, A physiologically-based
     * model for simulation of color vision deficiency, IEEE TVCG 15(6), 2009: severity 1). Each has
     * a contrast of 3:1 to the background, which on areas is that of its casing, and none is the
     * minimum's colour.
     */
    uint32_t hues[THEME_HUES];
    uint32_t names[THEME_HUES]; /* the same for text, 4.5:1 */
    /* Of series that have an order, from near the background to far from it; L* grows or falls from
     * each to the next in all three ways of seeing. Text is written in the fifth or a later one. */
    uint32_t ramp[THEME_RAMP];
};

/*
 * How a role looks. Series differ in hue, and beyond the hues of the theme in hue and dash
 * together; those of a ramp in colour, and in width, the last being the thickest.
 */
struct paint theme_paint(const struct theme *theme, enum role role);

/* The first is the default. */
extern const struct theme themes[];
extern const size_t themes_count;

/* The theme called `name`, or NULL. */
const struct theme *theme_find(const char *name);

#endif
