#include "figure/curve.h"

static bool is_same_axis(const struct axis *a, const struct axis *b)
{
    return a->low == b->low && a->high == b->high && a->from == b->from && a->to == b->to &&
           a->logarithmic == b->logarithmic;
}

bool curve_repeat(const struct panel *panel, struct mark *mark, const struct panel *other,
                  const struct mark *sampled)
{
    if (panel->box.width != other->box.width || panel->box.height != other->box.height ||
        !is_same_axis(&panel->x, &other->x) || !is_same_axis(&panel->y, &other->y))
        return false;
    for (size_t i = 0; i < sampled->count; i++) {
        const struct vertex *v = &sampled->vertices[i];

        mark_add(mark, v->x, v->y, v->move);
    }
    return true;
}
