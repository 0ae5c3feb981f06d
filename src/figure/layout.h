/*
 * Layout: sizes of text, what stands above the panels, and the space that axes need around them.
 */
#ifndef GDPLOT_FIGURE_LAYOUT_H
#define GDPLOT_FIGURE_LAYOUT_H

#include "figure/figure.h"
#include "text/text.h"

/* Sizes of text in pixels, and distances. */
#define LAYOUT_TITLE   20.0
#define LAYOUT_CAPTION 14.0
#define LAYOUT_HEADING 13.5
#define LAYOUT_LABEL   13.5

#define LAYOUT_MARGIN     14.0 /* between the page's edge and the nearest text */
#define LAYOUT_AXIS_TITLE 22.0 /* what an axis title takes beside the tick labels */

double layout_width(struct fonts *fonts, const struct label *label);

/* The box of a label that is not turned. */
struct box layout_label_box(struct fonts *fonts, const struct label *label);

/* `text`, shortened with an ellipsis where it is wider than `width`; the caller frees it. */
char *layout_shorten(struct fonts *fonts, const char *text, struct text_style style, double width);

/*
 * Adds title, caption (each on two lines at most) and legend, between `left` and `right`: the
 * legend beside the title, or below the caption, or nowhere, as there is room. Entries need kind,
 * role and label.text only. Returns the lower edge of what was added.
 */
double layout_header(struct figure *figure, struct fonts *fonts, double left, double right,
                     const struct legend_entry *entries, size_t count);

/* The widest tick label of an axis. */
double layout_ticks_width(struct fonts *fonts, const struct axis *axis);

/* Takes the text of ticks that would run into their neighbours on an axis `length` pixels long. */
void layout_thin_ticks(struct fonts *fonts, struct axis *axis, double length);

/* How many intervals between ticks suit a horizontal and a vertical axis of this length. */
int layout_columns(double length);
int layout_rows(double length);

#endif
