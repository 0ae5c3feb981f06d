/*
 * Layout: sizes of text, what stands above the panels, and the space that axes need around them.
 */
#ifndef GDPLOT_FIGURE_LAYOUT_H
#define GDPLOT_FIGURE_LAYOUT_H

#include "base/err.h"
#include "figure/figure.h"
#include "figure/layout_lines.h"
#include "text/text.h"

/* Sizes of text in pixels, and distances. */
#define LAYOUT_TITLE   20.0
#define LAYOUT_CAPTION 14.0
#define LAYOUT_HEADING 13.5
#define LAYOUT_LABEL   13.5
#define LAYOUT_NOTE    12.0

#define LAYOUT_AXIS_TITLE 22.0 /* what an axis title takes beside the tick labels */

/*
 * What a figure gives up, in this order, where space is short: at each level one part more.
 */
enum layout_level {
    LAYOUT_ALL,
    LAYOUT_NO_LEGEND,
    LAYOUT_NO_CAPTION,
    LAYOUT_NO_AXIS_TITLES,
    LAYOUT_NO_HEADINGS,
    LAYOUT_NO_TITLE,
    LAYOUT_NO_TICK_LABELS,
    LAYOUT_BAREST = LAYOUT_NO_TICK_LABELS,
};

/* The smallest panel for which a figure keeps its other parts, and the smallest there is. */
#define LAYOUT_GOOD_WIDTH      90.0
#define LAYOUT_GOOD_HEIGHT     60.0
#define LAYOUT_SMALLEST_WIDTH  24.0
#define LAYOUT_SMALLEST_HEIGHT 18.0

/*
 * Whether a panel of this size will do at this level: good, or the last level and not too small.
 */
bool layout_is_good(double width, double height, enum layout_level level);

double layout_width(struct fonts *fonts, const struct label *label);

/*
 * Puts title, caption (each on two lines at most) and legend above the panels, between `left` and
 * `right`, as far as the level has them: the legend beside the title, or in rows below the caption.
 * Entries need kind, role, marked and label.text only. What an earlier call put there goes away.
 * Returns the lower edge.
 */
double layout_header(struct figure *figure, struct fonts *fonts, enum layout_level level,
                     double left, double right, const struct legend_entry *entries, size_t count);

/* Figures of one panel: their default size, and the least space to the right of the panel. */
#define LAYOUT_SINGLE_WIDTH  720.0
#define LAYOUT_SINGLE_HEIGHT 480.0
#define LAYOUT_SINGLE_RIGHT  36.0

/* What stands around the panel of a figure of one. */
struct layout_single {
    enum layout_level level;
    double left, right; /* of the panel; the header goes on to the page's margin */
    bool x_title;
    const struct legend_entry *entries;
    size_t count;
};

/* Adds the header and returns the box that is left for the panel, which may be too small or none.
 */
struct box layout_single(struct figure *figure, struct fonts *fonts,
                         const struct layout_single *single);

/* Where not even the barest level of a figure of one panel will do: STATUS_USAGE. Returns -1. */
int layout_no_room(const struct figure *figure, struct err *err);

/* Gives a legend entry its place, the sample's left end at x, and its size. Returns its width. */
double layout_place_entry(struct fonts *fonts, struct legend_entry *entry, double x,
                          double baseline);

/* The widest tick label of an axis. */
double layout_ticks_width(struct fonts *fonts, const struct axis *axis);

/* Takes the text of ticks that would run into their neighbours on an axis of this length. */
void layout_thin_x_ticks(struct fonts *fonts, struct axis *axis, double length);
void layout_thin_y_ticks(struct axis *axis, double length);

/* The title of the horizontal axis below the panel, and of the vertical one to its left. */
void layout_add_x_title(struct panel *panel, const char *title);
void layout_add_y_title(struct fonts *fonts, struct panel *panel, const char *title);

/* How many intervals between ticks suit a horizontal and a vertical axis of this length. */
int layout_columns(double length);
int layout_rows(double length);
int layout_decades(double length); /* of a vertical logarithmic axis */

#endif
