#include "figure/notes.h"

#include <math.h>

#include "figure/curve.h"

#define LEADER_FROM  24.0 /* pixels: labels farther from their mark get a leader, */
#define LEADER_CLEAR 10.0 /* which begins this far from it */
#define ARROW        16.0 /* the length of an edge arrow */

int note_side(double value, const struct axis *axis)
{
    return value < axis->low ? -1 : value > axis->high ? 1 : 0;
}

void note_add_edge_arrow(struct panel *panel, enum role role, double x, double y, double tip[2])
{
    int dx = note_side(x, &panel->x), dy = note_side(y, &panel->y);
    double length = ARROW / hypot(dx, dy);
    double to_x = axis_clamp(x, &panel->x);
    double to_y = axis_clamp(y, &panel->y);
    struct mark *arrow = panel_add_mark(panel, MARK_ARROW, role);

    mark_add(arrow, panel_data_x(panel, panel_x(panel, to_x) - dx * length),
             panel_data_y(panel, panel_y(panel, to_y) + dy * length), true);
    mark_add(arrow, to_x, to_y, false);
    if (tip) {
        tip[0] = panel_x(panel, to_x);
        tip[1] = panel_y(panel, to_y);
    }
}

static double nearest(double value, double low, double size)
{
    return fmax(low, fmin(low + size, value));
}

/* Whether a line from (x0, y0) to (x1, y1) would cross the text of a label before the last. */
static bool crosses_text(const struct panel *panel, struct fonts *fonts, double x0, double y0,
                         double x1, double y1)
{
    const struct line line = {x0, y0, x1, y1};

    for (size_t i = 0; i + 1 < panel->label_count; i++) {
        struct box box = label_box(fonts, &panel->labels[i]);
        double from, to;

        if (placement_crosses(&line, &box, &from, &to))
            return true;
    }
    return false;
}

/* A line from what stands at (x, y) to its label, where they stand far apart; later labels keep
 * clear of it. */
static void add_leader(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct label *label, double x, double y)
{
    struct box box = label_box(fonts, label);
    double to_x = nearest(x, box.x, box.width), to_y = nearest(y, box.y - 2, box.height + 4);
    double length = hypot(to_x - x, to_y - y), clear = LEADER_CLEAR / length;
    struct mark *leader;

    if (length < LEADER_FROM || crosses_text(panel, fonts, x, y, to_x, to_y))
        return;
    leader =
        panel_add_mark(panel, MARK_LINE, label->role == ROLE_MINIMUM ? ROLE_LEADER : ROLE_AXIS);
    curve_segment(panel, leader, panel_data_x(panel, x + clear * (to_x - x)),
                  panel_data_y(panel, y + clear * (to_y - y)), panel_data_x(panel, to_x),
                  panel_data_y(panel, to_y));
    placement_avoid_mark(placement, panel, leader);
}

static void add_placed(struct panel *panel, struct fonts *fonts, struct placement *placement,
                       const struct label *placed, const double at[2])
{
    panel_add_label(panel, placed);
    add_leader(panel, fonts, placement, placed, at[0], at[1]);
}

bool note_add(struct panel *panel, struct fonts *fonts, struct placement *placement,
              const struct label *label, const double at[2], const enum side *sides)
{
    struct label placed = *label;

    if (placement_find(placement, fonts, &placed, at[0], at[1], sides) < 0)
        return false;
    add_placed(panel, fonts, placement, &placed, at);
    return true;
}

bool note_add_within(struct panel *panel, struct fonts *fonts, struct placement *placement,
                     const struct label *label, const double at[2], const enum side *sides,
                     double farthest)
{
    struct label placed = *label;

    if (placement_find_within(placement, fonts, &placed, at, sides, farthest) < 0)
        return false;
    add_placed(panel, fonts, placement, &placed, at);
    return true;
}

static const enum side around_tip[] = {BELOW_RIGHT, BELOW_LEFT, RIGHT, LEFT,    ABOVE_RIGHT,
                                       ABOVE_LEFT,  BELOW,      ABOVE, SIDE_END};

bool note_add_at_edge(struct panel *panel, struct fonts *fonts, struct placement *placement,
                      const struct label *label, const double tip[2])
{
    return note_add(panel, fonts, placement, label, tip, around_tip);
}

bool note_add_within_edge(struct panel *panel, struct fonts *fonts, struct placement *placement,
                          const struct label *label, const double tip[2], double farthest)
{
    return note_add_within(panel, fonts, placement, label, tip, around_tip, farthest);
}

bool note_add_near_edge(struct panel *panel, struct fonts *fonts, struct placement *placement,
                        const struct label *label, const double tip[2], double farthest)
{
    struct label placed = *label;

    if (!placement_find_near(placement, fonts, &placed, tip, around_tip, farthest))
        return false;
    add_placed(panel, fonts, placement, &placed, tip);
    return true;
}
