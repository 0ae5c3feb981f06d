#include "kinds/map_limit.h"

static bool shows(const struct axis *rates, double limit)
{
    return limit >= rates->low && limit <= rates->high;
}

static void add(const struct map_limit *limit, struct mark *mark, double along, double rate,
                bool begins)
{
    mark_add(mark, limit->rate == 0 ? rate : along, limit->rate == 0 ? along : rate, begins);
}

/* Where the curve passes the edge of the panel between an inner and an outer value. */
static void add_edge(const struct map_limit *limit, const struct axis *rates, struct mark *mark,
                     size_t inner, size_t outer, bool begins)
{
    double from = limit->limits[inner], to = limit->limits[outer];
    double edge = to < rates->low ? rates->low : rates->high;
    double part = (edge - from) / (to - from);

    add(limit, mark, limit->along[inner] + part * (limit->along[outer] - limit->along[inner]), edge,
        begins);
}

bool map_limit_add(const struct map_limit *limit, struct panel *panel, double at[2])
{
    const struct axis *rates = limit->rate == 0 ? &panel->x : &panel->y;
    struct mark *mark = NULL;
    size_t first = 0, last = 0;

    for (size_t i = 0; i < limit->count; i++) {
        bool here = shows(rates, limit->limits[i]);
        bool before = i > 0 && shows(rates, limit->limits[i - 1]);

        if (here && !mark) {
            mark = panel_add_mark(panel, MARK_LINE, ROLE_LIMIT);
            first = i;
        }
        if (here && i > 0 && !before)
            add_edge(limit, rates, mark, i, i - 1, true);
        if (here)
            add(limit, mark, limit->along[i], limit->limits[i], i == 0);
        else if (before)
            add_edge(limit, rates, mark, i - 1, i, false);
        last = here ? i : last;
    }
    if (mark) {
        size_t middle = first + (last - first) / 2;
        double along = limit->along[middle], rate = limit->limits[middle];

        at[0] = panel_x(panel, limit->rate == 0 ? rate : along);
        at[1] = panel_y(panel, limit->rate == 0 ? along : rate);
    }
    return mark != NULL;
}
