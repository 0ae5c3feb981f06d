#include "figure/polyline.h"

#include <math.h>

#include "figure/curve.h"

#define DOT 5.0 /* pixels: the length of a line that is a single point */

struct point {
    size_t i;
    double x, y;
    bool drawable;
};

static double x_of(const struct polyline *line, size_t i)
{
    return line->x ? line->x[i] : (double)i;
}

static bool is_drawable(const struct polyline *line, double y)
{
    return y > line->least && y < INFINITY;
}

static struct point point_at(const struct polyline *line, size_t i)
{
    return (struct point){i, x_of(line, i), line->y[i], is_drawable(line, line->y[i])};
}

/* Whether a line leads to point `i` from the one before. */
static bool leads_to(const struct polyline *line, size_t i)
{
    return x_of(line, i) - x_of(line, i - 1) <= line->reach;
}

static double column_of(const struct panel *panel, double x)
{
    return floor(panel_x(panel, x) - panel->box.x);
}

/*
 * Of the points that share a column of pixels: the lowest and the highest that can be drawn, or the
 * first without one, in the order in which they come; and the last.
 */
struct column {
    struct point first, second, last;
};

/* Whether point `i` lies in the column `at` of pixels. */
static bool is_in(const struct polyline *line, const struct panel *panel, double at, size_t i)
{
    return column_of(panel, x_of(line, i)) == at;
}

/* The first point after `begin` that lies in another column, where x may come back. */
static size_t walk_column(const struct polyline *line, const struct panel *panel,
                          const struct point *begin)
{
    double at = column_of(panel, begin->x);
    size_t end = begin->i + 1;

    while (end < line->count && is_in(line, panel, at, end))
        end++;
    return end;
}

/* The same where x grows, by doubling steps and then halving. */
static size_t column_end(const struct polyline *line, const struct panel *panel,
                         const struct point *begin)
{
    double at = column_of(panel, begin->x);
    size_t inside = begin->i, step = 1, outside;

    while (inside + step < line->count && is_in(line, panel, at, inside + step)) {
        inside += step;
        step *= 2;
    }
    outside = inside + step < line->count ? inside + step : line->count;
    while (outside - inside > 1) {
        size_t middle = inside + (outside - inside) / 2;

        if (is_in(line, panel, at, middle))
            inside = middle;
        else
            outside = middle;
    }
    return outside;
}

/* The first point after `begin`, or `end`, to which no line leads. */
static size_t lead_end(const struct polyline *line, size_t begin, size_t end)
{
    size_t i = begin + 1;

    if (line->reach == INFINITY)
        return end;
    while (i < end && leads_to(line, i))
        i++;
    return i;
}

/* The column that begins with a point. */
static struct column find_column(const struct polyline *line, const struct panel *panel,
                                 struct point begin)
{
    size_t end = line->wanders ? walk_column(line, panel, &begin) : column_end(line, panel, &begin);
    size_t low = begin.i, high = begin.i;
    double lowest = begin.drawable ? begin.y : INFINITY;
    double highest = begin.drawable ? begin.y : -INFINITY;

    end = lead_end(line, begin.i, end);
    for (size_t i = begin.i + 1; i < end; i++) {
        double y = line->y[i];

        if (y < lowest && is_drawable(line, y)) {
            lowest = y;
            low = i;
        }
        if (y > highest && is_drawable(line, y)) {
            highest = y;
            high = i;
        }
    }
    return (struct column){point_at(line, low < high ? low : high),
                           point_at(line, low < high ? high : low), point_at(line, end - 1)};
}

/* A line from one point to another; whether there is one. */
static bool join(const struct panel *panel, struct mark *mark, const struct point *from,
                 const struct point *to)
{
    if (from->i == to->i || !from->drawable || !to->drawable)
        return false;
    curve_segment(panel, mark, from->x, from->y, to->x, to->y);
    return true;
}

/* The lines within a column; whether there are any. */
static bool join_column(const struct panel *panel, struct mark *mark, const struct column *column)
{
    bool within = join(panel, mark, &column->first, &column->second);

    return join(panel, mark, &column->second, &column->last) || within;
}

static void add_dot(const struct panel *panel, struct mark *mark, const struct point *point)
{
    double at = panel_x(panel, point->x);

    if (point->drawable)
        curve_segment(panel, mark, panel_data_x(panel, at - DOT / 2), point->y,
                      panel_data_x(panel, at + DOT / 2), point->y);
}

void polyline_add(const struct polyline *line, const struct panel *panel, struct mark *mark)
{
    struct column before = {{0}, {0}, {0}};
    bool joined = true; /* the column before */

    for (size_t i = 0; i < line->count; i = before.last.i + 1) {
        struct column column = find_column(line, panel, point_at(line, i));
        bool follows = i > 0 && leads_to(line, i) && join(panel, mark, &before.last, &column.first);

        if (line->dots && !joined && !follows)
            add_dot(panel, mark, &before.first);
        joined = join_column(panel, mark, &column) || follows;
        before = column;
    }
    if (line->dots && !joined)
        add_dot(panel, mark, &before.first);
}
