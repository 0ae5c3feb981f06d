/*
 * A live figure: what a page needs to let its reader turn the settings of a figure, as JSON.
 *
 *     kind, title, caption, alt    of the figure
 *     drawing                      it, as an SVG: the bytes that `command` writes
 *     command                      the line that draws it
 *     cells                        it has cells, which no style sheet can paint anew
 *     states                       the number of the last state; null where nothing is trained
 *     runs                         of each: its name, its verdict in a word and in a sentence
 *     parameters                   their names
 *     panels                       those with a parameter on their axes: its box in pixels, the
 * limits of x and y, and which parameter each is (null: the loss) fields                       the
 * settings (report/live_fields.h)
 *
 * The program in the page makes it anew for each setting: gdplot page KIND ... -o - --format json.
 */
#ifndef GDPLOT_REPORT_LIVE_FIGURE_H
#define GDPLOT_REPORT_LIVE_FIGURE_H

#include "report/composed.h"

/* Whether a page can draw it anew: it is of a descent of our own, of a function or of data, in the
 * program's own fonts. */
bool live_can(const struct composed *composed);

/* Appends the JSON. Errors: those of rendering. */
int live_add_figure(struct buf *out, const struct composed *composed, struct err *err);

/*
 * Appends the JSON of what the figure is drawn from besides its settings, which a page has once:
 * `kinds`, the kinds of figures that can be drawn of it, with the settings that each takes,
 * `flags`, those without a value, and `settings`, those that a reader may set; of data `recipe`,
 * which has their sums, and, where points are drawn, `points`, the file itself. Errors: those of
 * file_read; STATUS_LIMIT for points of more than LIVE_MOST_POINTS bytes.
 */
int live_add_source(struct buf *out, const struct composed *composed, struct err *err);

enum { LIVE_MOST_POINTS = 1 << 18 };

#endif
