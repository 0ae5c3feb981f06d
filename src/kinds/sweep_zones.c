#include "kinds/sweep_zones.h"

#include <math.h>

#include "base/mem.h"
#include "figure/layout.h"

#define THINNEST 0.25 /* pixels: a zone that is narrower is not seen */
#define ALONE    10.0 /* the width of one that is a single rate */
#define WIDE     4.0  /* a zone that has edges */
#define GAP      2.0  /* between zones that have an edge each */
#define AROUND   6.0  /* what a zone has around its name, at least */
#define CLEAR    3.0  /* of a name from a line beside it */
#define INSET    14.0 /* of the names, from the panel's edge to their middle */

static enum zone zone_at(const struct sweep_panel *s, size_t i)
{
    return zone_of(s->sweep->ends[i].kind);
}

/*
 * Where the zone of the lower of two rates ends, and where that of the higher begins: at the limit
 * of a quadratic where it lies between them, otherwise at the rates themselves, since nothing is
 * known of those between.
 */
static void find_border(const struct sweep_panel *s, size_t low, double *end, double *begin)
{
    const double *lr = s->sweep->lr;
    bool known = s->study->objective.is_quadratic && s->limit > lr[low] &&
                 s->limit <= lr[low + 1] && zone_at(s, low + 1) == ZONE_DIVERGING;

    *end = known ? s->limit : lr[low];
    *begin = known ? s->limit : lr[low + 1];
}

void sweep_zones_find(struct sweep_panel *s)
{
    const struct sweep *sweep = s->sweep;
    size_t capacity = 0;

    for (size_t i = 0; i < sweep->count; i++) {
        struct sweep_piece *last = s->zone_count ? &s->zones[s->zone_count - 1] : NULL;
        double from = sweep->lr[0];

        if (last && last->zone == zone_at(s, i))
            continue;
        if (last)
            find_border(s, i - 1, &last->to, &from);
        s->zones = mem_grow(s->zones, s->zone_count, &capacity, sizeof *s->zones);
        s->zones[s->zone_count++] =
            (struct sweep_piece){zone_at(s, i), from, sweep->lr[sweep->count - 1]};
    }
}

static void add_piece(struct panel *panel, struct mark *mark, double from, double to)
{
    mark_add(mark, from, panel->y.low, true);
    mark_add(mark, from, panel->y.high, false);
    mark_add(mark, to, panel->y.high, false);
    mark_add(mark, to, panel->y.low, false);
}

/* The part of a piece that the axis shows, if it can be seen: a rate alone is as wide as a marker.
 */
static bool is_seen(const struct panel *panel, const struct sweep_piece *piece, double *from,
                    double *to)
{
    double left, right;

    *from = axis_clamp(piece->from, &panel->x);
    *to = axis_clamp(piece->to, &panel->x);
    if (piece->from < piece->to || *from != piece->from)
        return panel_x(panel, *to) - panel_x(panel, *from) >= THINNEST;
    left = fmax(panel->box.x, panel_x(panel, *from) - ALONE / 2);
    right = fmin(panel->box.x + panel->box.width, panel_x(panel, *from) + ALONE / 2);
    *from = panel_data_x(panel, left);
    *to = panel_data_x(panel, right);
    return true;
}

/* Whether it has edges; those of rates alone, side by side, would be all that is seen there. */
static bool is_wide(const struct panel *panel, const struct sweep_piece *piece)
{
    double from = axis_clamp(piece->from, &panel->x), to = axis_clamp(piece->to, &panel->x);

    return panel_x(panel, to) - panel_x(panel, from) >= WIDE;
}

static void add_edge(struct panel *panel, double at)
{
    struct mark *edge;

    if (at <= panel->x.low || at >= panel->x.high)
        return;
    edge = panel_add_mark(panel, MARK_LINE, ROLE_AXIS);
    edge->thin = true;
    mark_add(edge, at, panel->y.low, true);
    mark_add(edge, at, panel->y.high, false);
}

/* Lines between zones that are no stripes, two where there is a gap between them: in grey their
 * colours are alike. */
static void add_edges(const struct sweep_panel *s, struct panel *panel)
{
    for (size_t i = 1; i < s->zone_count; i++) {
        if (!is_wide(panel, &s->zones[i - 1]) || !is_wide(panel, &s->zones[i]))
            continue;
        add_edge(panel, s->zones[i].from);
        if (panel_x(panel, s->zones[i].from) - panel_x(panel, s->zones[i - 1].to) >= GAP)
            add_edge(panel, s->zones[i - 1].to);
    }
}

static void add_areas(const struct sweep_panel *s, struct panel *panel)
{
    for (enum zone zone = 0; zone < ZONES; zone++) {
        struct mark *mark = NULL;
        double from, to;

        for (size_t i = 0; i < s->zone_count; i++) {
            if (s->zones[i].zone != zone || !is_seen(panel, &s->zones[i], &from, &to))
                continue;
            if (!mark)
                mark = panel_add_mark(panel, MARK_AREA, (enum role)(ROLE_ZONE + (int)zone));
            add_piece(panel, mark, from, to);
        }
    }
}

void sweep_zones_add(const struct sweep_panel *s, struct panel *panel)
{
    add_areas(s, panel);
    add_edges(s, panel);
}

/* The widest piece of a zone, as a box on the page. */
static struct box widest_piece(const struct sweep_panel *s, const struct panel *panel,
                               enum zone zone)
{
    struct box widest = {0, panel->box.y, 0, panel->box.height};
    double from, to;

    for (size_t i = 0; i < s->zone_count; i++) {
        if (s->zones[i].zone != zone || !is_seen(panel, &s->zones[i], &from, &to) ||
            panel_x(panel, to) - panel_x(panel, from) <= widest.width)
            continue;
        widest.x = panel_x(panel, from);
        widest.width = panel_x(panel, to) - widest.x;
    }
    return widest;
}

/* Puts a label's middle at a point. */
static struct box put(const struct sweep_panel *s, struct label *label, double x, double y)
{
    double down = 0.36 * label->size;

    label->x = label->upward ? x + down : x;
    label->y = label->upward ? y : y + down;
    return label_box(s->fonts, label);
}

/* The name at the top, the bottom or the middle of the piece: amid its width, or between that and
 * an edge, where a line may stand in the middle. */
static bool find_place(const struct sweep_panel *s, struct label *label, const struct box *piece,
                       struct placement *placement)
{
    static const double across[] = {0.5, 0.25, 0.75};
    struct box box = put(s, label, 0, 0);
    double inset = label->upward ? box.height / 2 + AROUND : INSET;
    double clear = label->upward ? 0 : CLEAR;
    double beside = box.width / 2 + (label->upward ? 1 : AROUND);
    double down[] = {inset, piece->height - inset, piece->height / 2};

    if (2 * beside > piece->width || 2 * inset > piece->height)
        return false;
    for (size_t i = 0; i < sizeof across / sizeof *across; i++)
        for (size_t k = 0; k < sizeof down / sizeof *down; k++) {
            double x = fmax(beside, fmin(across[i] * piece->width, piece->width - beside));

            box = put(s, label, piece->x + x, piece->y + down[k]);
            box.x -= clear;
            box.width += 2 * clear;
            if (!placement_is_free(placement, &box))
                continue;
            placement_avoid_box(placement, box);
            return true;
        }
    return false;
}

/* The zone's name in its widest piece, across or along it. */
static void name_zone(const struct sweep_panel *s, struct panel *panel, enum zone zone,
                      struct placement *placement)
{
    const struct box piece = widest_piece(s, panel, zone);
    struct label label = {.text = (char *)zone_names[zone],
                          .anchor = ANCHOR_MIDDLE,
                          .role = ROLE_MUTED,
                          .size = LAYOUT_NOTE};
    bool found = find_place(s, &label, &piece, placement);

    if (!found) {
        label.upward = true;
        found = find_place(s, &label, &piece, placement);
    }
    if (found)
        panel_add_label(panel, &label);
}

void sweep_zones_name(const struct sweep_panel *s, struct panel *panel, struct placement *placement)
{
    for (enum zone zone = 0; zone < ZONES; zone++)
        name_zone(s, panel, zone, placement);
}
