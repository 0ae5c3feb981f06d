/*
 * Lines of text on a page: what is too long for one is broken or shortened. A viewer of SVG that
 * does not have the first font sets text in the second one, which is wider (text/text.h): there,
 * too, it stays on the page.
 */
#ifndef GDPLOT_FIGURE_LAYOUT_LINES_H
#define GDPLOT_FIGURE_LAYOUT_LINES_H

#include "figure/figure.h"
#include "text/text.h"

#define LAYOUT_MARGIN    14.0 /* between the page's edge and the nearest text */
#define LAYOUT_PAGE_EDGE 4.0  /* what is left of that, at least, in the second font */

/* `text`, shortened with an ellipsis where it is wider than `width`; the caller frees it. */
char *layout_shorten(struct fonts *fonts, const char *text, struct text_style style, double width);

/*
 * Adds the label's text on as many lines as the width needs, `most` at most, the last one shortened
 * if even that is too little; in the second font, too, it stays on the page. Returns the baseline
 * of the last.
 */
double layout_add_lines(struct figure *figure, struct fonts *fonts, const struct label *label,
                        double width, int most);

/* How many lines that takes; 0 where the last is shortened. */
int layout_count_lines(const struct figure *figure, struct fonts *fonts, const struct label *label,
                       double width, int most);

/*
 * The space that a text needs that begins beside a panel and ends at the page's right edge: with
 * the page's margin in the first font, and on the page in the second.
 */
double layout_room_at_edge(struct fonts *fonts, const char *text, struct text_style style);

/*
 * An axis title made of a name that came from outside and the unit that the tick labels leave to
 * the title: the name is cleaned, and shortened so that both take no more than `length`. The caller
 * frees it.
 */
char *layout_axis_title(struct fonts *fonts, const char *name, const char *unit, double length);

#endif
