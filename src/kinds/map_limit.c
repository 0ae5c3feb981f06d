#include "kinds/map_limit.h"

#include <stdlib.h>

#include "base/mem.h"

struct map_limit {
    size_t rate;         /* the number of the axis that has the rate */
    const double *along; /* values of the other axis, growing */
    double *limits;      /* and the limit at each; owned */
    size_t count;
};

static struct map_limit limit_of(const struct map_panel *m)
{
    size_t rate = map_panel_rate_axis(m);
    const struct map_axis *axis = &m->map->axis[1 - rate];
    struct optimizer optimizer = m->map->optimizer;
    double *limits = mem_zeroed(axis->count, sizeof *limits);

    for (size_t i = 0; i < axis->count; i++) {
        optimizer.hyper[axis->number] = axis->at[i];
        limits[i] = minimum_stability_limit(&m->minimum, &optimizer);
    }
    return (struct map_limit){rate, axis->at, limits, axis->count};
}

static bool is_between(double limit, double low, double high)
{
    return limit >= low && limit <= high;
}

static bool shows(const struct axis *rates, double limit)
{
    return is_between(limit, rates->low, rates->high);
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

static bool add_curve(const struct map_limit *limit, struct panel *panel, double at[2])
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

bool map_limit_add(const struct map_panel *m, struct panel *panel, double at[2])
{
    struct map_limit limit = limit_of(m);
    bool shown = add_curve(&limit, panel, at);

    free(limit.limits);
    return shown;
}

bool map_limit_is_in_view(const struct map_panel *m)
{
    struct map_limit limit = limit_of(m);
    const struct scale rates = map_panel_scale(&m->map->axis[limit.rate]);
    size_t i = 0;

    while (i < limit.count && !is_between(limit.limits[i], rates.low, rates.high))
        i++;
    free(limit.limits);
    return i < limit.count;
}
