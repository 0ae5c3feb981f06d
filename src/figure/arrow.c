#include "figure/arrow.h"

#include <math.h>
#include <stdlib.h>

#include "figure/curve.h"

#define FARTHEST 16.0 /* pixels from an arrow to its label */

static void to_pixels(const struct panel *panel, const struct vertex *vertex, double at[2])
{
    at[0] = panel_x(panel, vertex->x);
    at[1] = panel_y(panel, vertex->y);
}

static double moved(const struct panel *panel, double y, double shift)
{
    return shift == 0 ? y : panel_data_y(panel, panel_y(panel, y) + shift);
}

struct arrow arrow_between(const struct panel *panel, const double from[2], const double to[2],
                           double shift)
{
    struct mark line = {.kind = MARK_LINE};
    struct arrow arrow = {.length = 0};

    curve_segment(panel, &line, from[0], moved(panel, from[1], shift), to[0],
                  moved(panel, to[1], shift));
    if (line.count == 2) {
        arrow.ends[0] = line.vertices[0];
        arrow.ends[1] = line.vertices[1];
        to_pixels(panel, &arrow.ends[0], arrow.tail);
        to_pixels(panel, &arrow.ends[1], arrow.tip);
        arrow.length = figure_distance(arrow.tip[0] - arrow.tail[0], arrow.tip[1] - arrow.tail[1]);
    }
    arrow.headed = arrow.length >= ARROW_SHORTEST;
    arrow.leaves = !panel_contains(panel, to[0], to[1]);
    free(line.vertices);
    return arrow;
}

void arrow_add(struct panel *panel, enum role role, const struct arrow *arrow)
{
    struct mark *mark;

    if (arrow->length == 0)
        return;
    mark = panel_add_mark(panel, arrow->headed ? MARK_ARROW : MARK_LINE, role);
    mark_add(mark, arrow->ends[0].x, arrow->ends[0].y, true);
    mark_add(mark, arrow->ends[1].x, arrow->ends[1].y, false);
}

/* Whether the intervals between two pairs of coordinates come closer than `distance`. */
static bool are_near(double a, double b, double c, double d, double distance)
{
    return fmin(a, b) < fmax(c, d) + distance && fmin(c, d) < fmax(a, b) + distance;
}

bool arrow_meets(const struct arrow *a, const struct arrow *b)
{
    return are_near(a->tail[0], a->tip[0], b->tail[0], b->tip[0], 0) &&
           are_near(a->tail[1], a->tip[1], b->tail[1], b->tip[1], 2 * ARROW_HEAD_WIDTH);
}

static bool add_label_at(struct panel *panel, struct fonts *fonts, struct placement *placement,
                         struct label *label, const double at[2], const enum side *sides)
{
    if (!placement_find_near(placement, fonts, label, at, sides, FARTHEST))
        return false;
    panel_add_label(panel, label);
    return true;
}

bool arrow_add_label(struct panel *panel, struct fonts *fonts, struct placement *placement,
                     const struct arrow *arrow, const struct label *label, const char *const *texts)
{
    static const enum side beside[] = {ABOVE, BELOW, SIDE_END};
    /* At the tail and at the tip, of arrows to the left and to the right. */
    static const enum side onward[2][2][4] = {
        {{ABOVE_LEFT, BELOW_LEFT, SIDE_END}, {LEFT, ABOVE_LEFT, BELOW_LEFT, SIDE_END}},
        {{ABOVE_RIGHT, BELOW_RIGHT, SIDE_END}, {RIGHT, ABOVE_RIGHT, BELOW_RIGHT, SIDE_END}}};
    int way = arrow->tip[0] >= arrow->tail[0];
    const double middle[] = {(arrow->tail[0] + arrow->tip[0]) / 2,
                             (arrow->tail[1] + arrow->tip[1]) / 2};

    for (; *texts; texts++) {
        struct label placed = *label;

        placed.text = (char *)*texts;
        if (add_label_at(panel, fonts, placement, &placed, middle, beside) ||
            add_label_at(panel, fonts, placement, &placed, arrow->tail, onward[way][0]) ||
            add_label_at(panel, fonts, placement, &placed, arrow->tip, onward[way][1]))
            return true;
    }
    return false;
}
