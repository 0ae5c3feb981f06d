#include "figure/polyline.h"

#include "figure/curve.h"

struct point {
    size_t i;
    double x, y;
    bool drawable;
};

static struct point point_at(const struct polyline *line, size_t i)
{
    struct point point = {.i = i};

    point.drawable = line->at(line->context, i, &point.x, &point.y);
    return point;
}

static size_t column_of(const struct panel *panel, double x)
{
    double pixels = panel_x(panel, x) - panel->box.x;

    return pixels > 0 ? (size_t)pixels : 0;
}

/* Of the points that share a column of pixels. */
struct column {
    struct point low, high, last;
};

/* The column that begins with a point. */
static struct column next_column(const struct polyline *line, const struct panel *panel,
                                 struct point first)
{
    struct column column = {first, first, first};
    size_t at = column_of(panel, first.x);

    for (size_t i = first.i + 1; i < line->count; i++) {
        struct point point = point_at(line, i);

        if (column_of(panel, point.x) != at)
            break;
        column.last = point;
        if (point.drawable && (!column.low.drawable || point.y < column.low.y))
            column.low = point;
        if (point.drawable && (!column.high.drawable || point.y > column.high.y))
            column.high = point;
    }
    return column;
}

static void join(const struct panel *panel, struct mark *mark, const struct point *from,
                 const struct point *to)
{
    if (from->i != to->i && from->drawable && to->drawable)
        curve_segment(panel, mark, from->x, from->y, to->x, to->y);
}

void polyline_add(const struct polyline *line, const struct panel *panel, struct mark *mark)
{
    struct point before;

    if (line->count == 0)
        return;
    before = point_at(line, 0);
    for (size_t i = 0; i < line->count;) {
        struct column column = next_column(line, panel, point_at(line, i));
        bool falls = column.high.i < column.low.i;
        const struct point *first = falls ? &column.high : &column.low;
        const struct point *second = falls ? &column.low : &column.high;

        join(panel, mark, &before, first);
        join(panel, mark, first, second);
        join(panel, mark, second, &column.last);
        before = column.last;
        i = column.last.i + 1;
    }
}
