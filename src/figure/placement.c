#include "figure/placement.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/layout.h"

#define CLEARANCE      3.0 /* around a label */
#define CLEARANCE_NEAR 1.5 /* around one that stands close to its point or nowhere */
#define MARKER         7.0 /* half the side of the box around a marker */
#define NEAREST        11.0
#define STEP           4.0
#define BESIDE         23.0 /* so near labels belong to their points without a leader */
#define NEAR           120.0
#define FAR            240.0 /* farther away labels may be on lines close to their points instead */
#define ASIDE          12.0  /* from the point to a label that is farther up or down, at least */
#define STEEP_FROM     48.0  /* so far away labels may be put steeply */

void placement_init(struct placement *placement, struct box within)
{
    *placement = (struct placement){.within = within};
}

void placement_release(struct placement *placement)
{
    free(placement->boxes);
    free(placement->lines);
}

void placement_avoid_box(struct placement *placement, struct box box)
{
    placement->boxes = mem_grow(placement->boxes, placement->box_count, &placement->box_room,
                                sizeof *placement->boxes);
    placement->boxes[placement->box_count++] = box;
}

void placement_avoid_label(struct placement *placement, struct fonts *fonts,
                           const struct label *label)
{
    placement_avoid_box(placement, label_box(fonts, label));
}

static void avoid_line(struct placement *placement, struct line line)
{
    placement->lines = mem_grow(placement->lines, placement->line_count, &placement->line_room,
                                sizeof *placement->lines);
    placement->lines[placement->line_count++] = line;
}

/* The box around the head of an arrow, whose tip is at (x, y). */
static void avoid_head(struct placement *placement, double last_x, double last_y, double x,
                       double y)
{
    double length = figure_distance(x - last_x, y - last_y);
    double part = length > 0 ? fmin(1, ARROW_HEAD_LENGTH / length) : 0;
    double base_x = x + part * (last_x - x), base_y = y + part * (last_y - y);

    placement_avoid_box(placement, (struct box){fmin(x, base_x) - ARROW_HEAD_WIDTH / 2,
                                                fmin(y, base_y) - ARROW_HEAD_WIDTH / 2,
                                                fabs(x - base_x) + ARROW_HEAD_WIDTH,
                                                fabs(y - base_y) + ARROW_HEAD_WIDTH});
}

void placement_avoid_mark(struct placement *placement, const struct panel *panel,
                          const struct mark *mark)
{
    double last_x = 0, last_y = 0;

    if (mark_is_ground(mark))
        return;
    for (size_t i = 0; i < mark->count; i++) {
        double x = panel_x(panel, mark->vertices[i].x), y = panel_y(panel, mark->vertices[i].y);

        if (mark->kind != MARK_LINE && mark->kind != MARK_ARROW)
            placement_avoid_box(placement,
                                (struct box){x - MARKER, y - MARKER, 2 * MARKER, 2 * MARKER});
        else if (!mark->vertices[i].move)
            avoid_line(placement, (struct line){last_x, last_y, x, y});
        if (mark->kind == MARK_ARROW && !mark->vertices[i].move)
            avoid_head(placement, last_x, last_y, x, y);
        last_x = x;
        last_y = y;
    }
}

static void add_mark(struct placement *placement, const struct panel *panel,
                     const struct mark *mark)
{
    if (mark_is_ground(mark))
        placement->bare = NULL;
    placement_avoid_mark(placement, panel, mark);
}

void placement_init_panel(struct placement *placement, const struct panel *panel)
{
    placement_init(placement, panel->box);
    placement->work = panel->work;
    placement->bare = panel;
    for (size_t i = 0; i < panel->mark_count; i++)
        add_mark(placement, panel, &panel->marks[i]);
}

static bool boxes_meet(const struct box *a, const struct box *b)
{
    return a->x < b->x + b->width && b->x < a->x + a->width && a->y < b->y + b->height &&
           b->y < a->y + a->height;
}

/* Narrows the part from..to of a line to where one coordinate lies within low..high. */
static bool crosses(double start, double delta, double low, double high, double *from, double *to)
{
    double a, b;

    if (delta == 0)
        return start > low && start < high;
    a = (low - start) / delta;
    b = (high - start) / delta;
    *from = fmax(*from, fmin(a, b));
    *to = fmin(*to, fmax(a, b));
    return *from < *to;
}

bool placement_crosses(const struct line *line, const struct box *box, double *from, double *to)
{
    *from = 0;
    *to = 1;
    return crosses(line->x0, line->x1 - line->x0, box->x, box->x + box->width, from, to) &&
           crosses(line->y0, line->y1 - line->y0, box->y, box->y + box->height, from, to);
}

static bool line_meets(const struct line *line, const struct box *box)
{
    double from, to;

    return placement_crosses(line, box, &from, &to);
}

static bool is_within(const struct box *box, const struct box *within)
{
    return box->x >= within->x && box->y >= within->y &&
           box->x + box->width <= within->x + within->width &&
           box->y + box->height <= within->y + within->height;
}

/* Whether one of the boxes is met; true, too, where the work of looking is refused. */
static bool meets_a_box(const struct placement *placement, const struct box *box)
{
    size_t i = 0;

    while (i < placement->box_count && !boxes_meet(box, &placement->boxes[i]))
        i++;
    return !work_add(placement->work, (double)i) || i < placement->box_count;
}

static bool meets_a_line(const struct placement *placement, const struct box *box)
{
    size_t i = 0;

    while (i < placement->line_count && !line_meets(&placement->lines[i], box))
        i++;
    return !work_add(placement->work, (double)i) || i < placement->line_count;
}

bool placement_is_free(const struct placement *placement, const struct box *box)
{
    return is_within(box, &placement->within) && !meets_a_box(placement, box) &&
           !meets_a_line(placement, box);
}

/* Puts the label `distance` pixels away from the point, on one side of it; if it is steep, that on
 * a diagonal is more above or below than beside. */
static void put(struct label *label, double x, double y, enum side side, double distance,
                bool steep)
{
    static const struct {
        double dx, dy;
        enum anchor anchor;
    } sides[] = {
        [RIGHT] = {1, 0, ANCHOR_START},
        [LEFT] = {-1, 0, ANCHOR_END},
        [ABOVE] = {0, -1, ANCHOR_MIDDLE},
        [BELOW] = {0, 1, ANCHOR_MIDDLE},
        [ABOVE_RIGHT] = {0.7, -0.7, ANCHOR_START},
        [ABOVE_LEFT] = {-0.7, -0.7, ANCHOR_END},
        [BELOW_RIGHT] = {0.7, 0.7, ANCHOR_START},
        [BELOW_LEFT] = {-0.7, 0.7, ANCHOR_END},
    };
    double middle = 0.33 * label->size; /* of the letters, above the baseline */

    label->anchor = sides[side].anchor;
    label->x = x + sides[side].dx * (steep ? fmin(distance, ASIDE) : distance);
    label->y = y + sides[side].dy * (distance + middle) + middle;
}

/* How near to its point and how far from it a label may be, and what keeps it away. */
struct reach {
    double nearest, farthest, clearance;
    bool on_lines;
};

/* Whether there is something beneath a label that lies clear of marks: then it needs its halo. */
static bool covers(const struct placement *placement, const struct box *box)
{
    const struct panel *panel = placement->bare;

    for (size_t i = 0; panel && i < panel->y.count; i++) {
        double y = panel_y(panel, panel->y.ticks[i].at);

        if (y > box->y && y < box->y + box->height)
            return true;
    }
    return !panel;
}

/* Whether the label may stand where it was put; it is an obstacle then, and has a halo
 * only if it needs one. */
static bool take(struct placement *placement, struct fonts *fonts, struct label *label,
                 const struct reach *reach)
{
    struct box box = label_box(fonts, label);

    box.x -= reach->clearance;
    box.y -= reach->clearance;
    box.width += 2 * reach->clearance;
    box.height += 2 * reach->clearance;
    if (!is_within(&box, &placement->within) || meets_a_box(placement, &box) ||
        (!reach->on_lines && meets_a_line(placement, &box)))
        return false;
    placement_avoid_box(placement, box);
    label->halo = label->halo && (reach->on_lines || covers(placement, &box));
    return true;
}

/* In how many directions a side is tried: steeply, too, of what is far. */
static int directions(double distance)
{
    return distance >= STEEP_FROM ? 2 : 1;
}

static double find(struct placement *placement, struct fonts *fonts, struct label *label, double x,
                   double y, const enum side *sides, struct reach reach)
{
    for (double distance = reach.nearest; distance <= reach.farthest; distance += STEP)
        for (int steep = 0; steep < directions(distance); steep++)
            for (const enum side *side = sides; *side != SIDE_END; side++) {
                if (steep && *side < ABOVE_RIGHT)
                    continue;
                put(label, x, y, *side, distance, steep);
                if (take(placement, fonts, label, &reach))
                    return distance;
            }
    return -1;
}

/* In the ways in turn; those on lines only of a label with a halo. */
static double find_ways(struct placement *placement, struct fonts *fonts, struct label *label,
                        const double at[2], const enum side *sides, const struct reach *ways,
                        size_t count)
{
    double distance = -1;

    for (size_t i = 0; distance < 0 && i < count; i++)
        if (label->halo || !ways[i].on_lines)
            distance = find(placement, fonts, label, at[0], at[1], sides, ways[i]);
    return distance;
}

double placement_find_within(struct placement *placement, struct fonts *fonts, struct label *label,
                             const double at[2], const enum side *sides, double farthest)
{
    const struct reach ways[] = {{NEAREST, BESIDE, CLEARANCE, false},
                                 {MARKER + 2 * CLEARANCE_NEAR, BESIDE, CLEARANCE_NEAR, false},
                                 {NEAREST, farthest, CLEARANCE, false}};

    return find_ways(placement, fonts, label, at, sides, ways, sizeof ways / sizeof *ways);
}

double placement_find(struct placement *placement, struct fonts *fonts, struct label *label,
                      double x, double y, const enum side *sides)
{
    const double at[] = {x, y};
    const double anywhere = hypot(placement->within.width, placement->within.height);
    const struct reach ways[] = {{NEAR, FAR, CLEARANCE, false},
                                 {NEAREST, NEAR, CLEARANCE, true},
                                 {FAR, anywhere, CLEARANCE, false},
                                 {NEAR, anywhere, CLEARANCE, true}};
    double distance = placement_find_within(placement, fonts, label, at, sides, NEAR);

    if (distance >= 0)
        return distance;
    return find_ways(placement, fonts, label, at, sides, ways, sizeof ways / sizeof *ways);
}

bool placement_find_near(struct placement *placement, struct fonts *fonts, struct label *label,
                         const double at[2], const enum side *sides, double farthest)
{
    return find(placement, fonts, label, at[0], at[1], sides,
                (struct reach){MARKER + CLEARANCE_NEAR, farthest, CLEARANCE_NEAR, false}) >= 0;
}
