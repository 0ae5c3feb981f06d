/* Legends: entries side by side, in as many rows as they take. The caller sets kind, role, marked
 * and label.text of an entry; the rest is set here. */
#ifndef GDPLOT_FIGURE_LEGEND_H
#define GDPLOT_FIGURE_LEGEND_H

#include "figure/figure.h"
#include "text/text.h"

#define LEGEND_GAP 22.0 /* between entries */

/* Gives an entry its place, the sample's left end at x, and its size. Returns its width. */
double legend_place_entry(struct fonts *fonts, struct legend_entry *entry, double x,
                          double baseline);

/* The box that an entry fills in its place, sample and text. */
struct box legend_entry_box(struct fonts *fonts, const struct legend_entry *entry);

/* The width of all entries in one row. */
double legend_width(struct fonts *fonts, const struct legend_entry *entries, size_t count);

/* Whether an entry that ends at `end` in the first font has room on the page in the second. */
bool legend_stays_on_page(const struct figure *figure, struct fonts *fonts,
                          const struct legend_entry *entry, double end);

/*
 * Adds them in rows from `left` on, as many in each as fit before `right`. Returns the last
 * baseline.
 */
double legend_add(struct figure *figure, struct fonts *fonts, double left, double right,
                  double baseline, const struct legend_entry *entries, size_t count);

#endif
