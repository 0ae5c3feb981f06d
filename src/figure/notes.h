/* Notes in a panel: labels beside what they name, and arrows at the edge to what lies beyond it. */
#ifndef GDPLOT_FIGURE_NOTES_H
#define GDPLOT_FIGURE_NOTES_H

#include "figure/figure.h"
#include "figure/placement.h"
#include "text/text.h"

/*
 * Adds a label near the point `at`, in pixels, and a leader to it where it ends up far away. Text,
 * role, size, bold and halo of `label` count; without a halo it never stands on lines. Returns
 * whether there was a place.
 */
bool note_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
              const struct label *label, const double at[2], const enum side *sides);

/* The same, but no farther from the point than `farthest` pixels, and never on lines. */
bool note_add_within(struct panel *panel, struct fonts *fonts, struct placement *placement,
                     const struct label *label, const double at[2], const enum side *sides,
                     double farthest);

/* −1, 0 or 1: below the axis, on it, beyond it. */
int note_side(double value, const struct axis *axis);

/*
 * An arrow at the panel's edge that points at (x, y) outside it; gives the place of its tip in
 * pixels unless NULL.
 */
void note_add_edge_arrow(struct panel *panel, enum role role, double x, double y, double tip[2]);

/* Adds a label to what such an arrow stands for, beside its tip; as note_add. */
bool note_add_at_edge(struct panel *panel, struct fonts *fonts, struct placement *placement,
                      const struct label *label, const double tip[2]);

/* The same, but no farther from the tip than `farthest` pixels, and never on lines; first as
 * note_add_within has it, or as close as can be. */
bool note_add_within_edge(struct panel *panel, struct fonts *fonts, struct placement *placement,
                          const struct label *label, const double tip[2], double farthest);
bool note_add_near_edge(struct panel *panel, struct fonts *fonts, struct placement *placement,
                        const struct label *label, const double tip[2], double farthest);

#endif
