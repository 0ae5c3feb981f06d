#include "kinds/map_lines.h"

#include "figure/layout.h"
#include "figure/notes.h"
#include "kinds/map_limit.h"

#define BESIDE 23.0 /* pixels: a name so near to its line has no leader */

enum {
    MOST_NAMED = 6, /* minima that have labels; of more none has */
    PLACES = 8,     /* along a line, for its name */
};

/* Where a name belongs, in pixels, and how far what it names goes on from there. */
struct place {
    double at[2], along[2];
};

/* A line where axis number `axis` has the value; false where it does not show it. */
static bool add_line(struct panel *panel, size_t axis, double value, enum role role)
{
    const struct axis *along = axis == 0 ? &panel->x : &panel->y;
    struct mark *mark;

    if (!(value > along->low && value < along->high))
        return false;
    mark = panel_add_mark(panel, MARK_LINE, role);
    mark->thin = role == ROLE_MINIMUM;
    mark_add(mark, axis == 0 ? value : panel->x.low, axis == 0 ? panel->y.low : value, true);
    mark_add(mark, axis == 0 ? value : panel->x.high, axis == 0 ? panel->y.high : value, false);
    return true;
}

/* Near the beginning of a line across, or the top of one upward, and on along it. */
static struct place place_of(const struct panel *panel, size_t axis, double value)
{
    const struct box *box = &panel->box;

    if (axis == 0)
        return (struct place){{panel_x(panel, value), box->y + 2 * LAYOUT_LABEL}, {0, box->height}};
    return (struct place){{box->x, panel_y(panel, value)}, {box->width, 0}};
}

/* Returns whether it is in the panel. */
static bool add_limit(const struct map_panel *m, struct panel *panel, struct place *place)
{
    size_t rate = map_panel_rate_axis(m);

    if (!(m->limit > 0))
        return false;
    if (map_panel_varies_hyper(m)) {
        *place = (struct place){{0, 0}, {0, 0}};
        return map_limit_add(m, panel, place->at);
    }
    *place = place_of(panel, rate, m->limit);
    return add_line(panel, rate, m->limit, ROLE_LIMIT);
}

static void add_label(const struct map_panel *m, struct panel *panel, struct placement *placement,
                      const char *text, enum role role, const struct place *place,
                      const enum side *around)
{
    const struct label label = {
        .text = (char *)text, .role = role, .size = LAYOUT_LABEL, .bold = true, .halo = true};

    for (int i = 0; i < PLACES; i++) {
        const double at[] = {place->at[0] + place->along[0] * i / PLACES,
                             place->at[1] + place->along[1] * i / PLACES};

        if (note_add_within(panel, m->fonts, placement, &label, at, around, BESIDE))
            return;
    }
    note_add(panel, m->fonts, placement, &label, place->at, around);
}

static void label_limit(const struct map_panel *m, struct panel *panel, struct placement *placement,
                        const struct place *place)
{
    static const enum side beside[] = {LEFT, RIGHT, BELOW_LEFT, BELOW_RIGHT, ABOVE_LEFT, SIDE_END};
    static const enum side above[] = {ABOVE_RIGHT, BELOW_RIGHT, ABOVE_LEFT, BELOW_LEFT, SIDE_END};
    bool level = map_panel_rate_axis(m) == 1 && !map_panel_varies_hyper(m);
    struct buf text = BUF_INIT;

    map_panel_name_limit(m, &text);
    add_label(m, panel, placement, text.data, ROLE_LIMIT, place, level ? above : beside);
    buf_release(&text);
}

/* Where both axes are starts, the point of a minimum, else the line of its parameter. */
static bool add_minimum(const struct map_panel *m, struct panel *panel,
                        const struct minimum *minimum, struct place *place)
{
    size_t rate = map_panel_rate_axis(m);
    const double parameters[] = {minimum->parameter, minimum->second};
    double x, y;

    if (rate < OVER_AXES) {
        *place = place_of(panel, 1 - rate, minimum->parameter);
        return add_line(panel, 1 - rate, minimum->parameter, ROLE_MINIMUM);
    }
    x = parameters[m->map->axis[0].number];
    y = parameters[m->map->axis[1].number];
    if (!panel_contains(panel, x, y))
        return false;
    *place = (struct place){{panel_x(panel, x), panel_y(panel, y)}, {0, 0}};
    mark_add(panel_add_mark(panel, MARK_PLUS, ROLE_MINIMUM), x, y, true);
    return true;
}

static void label_minimum(const struct map_panel *m, struct panel *panel,
                          struct placement *placement, const struct minimum *minimum,
                          const struct place *place)
{
    static const enum side around[] = {ABOVE_RIGHT, BELOW_RIGHT, ABOVE_LEFT, BELOW_LEFT,
                                       RIGHT,       LEFT,        SIDE_END};
    struct buf text = BUF_INIT;

    buf_puts(&text, minimum->local ? "local minimum " : "minimum ");
    map_panel_name_minimum(m, minimum, &text);
    add_label(m, panel, placement, text.data, ROLE_MINIMUM, place, around);
    buf_release(&text);
}

void map_lines_add(const struct map_panel *m, struct panel *panel)
{
    struct placement placement;
    bool drawn[MINIMA_MOST] = {false}, limited;
    struct place places[MINIMA_MOST], limit;

    limited = add_limit(m, panel, &limit);
    for (size_t i = 0; i < m->minima.count; i++)
        drawn[i] = add_minimum(m, panel, &m->minima.at[i], &places[i]);
    placement_init_panel(&placement, panel);
    if (limited)
        label_limit(m, panel, &placement, &limit);
    for (size_t i = 0; i < m->minima.count && m->minima.count <= MOST_NAMED; i++)
        if (drawn[i])
            label_minimum(m, panel, &placement, &m->minima.at[i], &places[i]);
    placement_release(&placement);
}
