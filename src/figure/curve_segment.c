/* Straight lines of a panel, clipped. */
#include <math.h>

#include "figure/curve.h"
#include "math/decades.h"

/* Draws from one point to the next, lifting the pen only where the first is not the last vertex. */
static void add_segment(struct mark *mark, double x0, double y0, double x1, double y1)
{
    const struct vertex *last = mark_last(mark);

    if (!last || last->x != x0 || last->y != y0)
        mark_add(mark, x0, y0, true);
    mark_add(mark, x1, y1, false);
}

/* Moves the point (*a, *b) along the line to (a_end, b_end) until *a lies on the axis' limit. */
static void pull(double *a, double *b, double a_end, double b_end, const struct axis *axis)
{
    double limit = axis_clamp(*a, axis);
    double part = (limit / 2 - *a / 2) / (a_end / 2 - *a / 2);

    if (limit == *a)
        return;
    *b = (1 - part) * *b + part * b_end;
    *a = limit;
}

/* Cuts a segment to where its coordinate a lies on the axis; false where it nowhere does. */
static bool cut(double *a0, double *b0, double *a1, double *b1, const struct axis *axis)
{
    if ((*a0 < axis->low && *a1 < axis->low) || (*a0 > axis->high && *a1 > axis->high))
        return false;
    pull(a0, b0, *a1, *b1, axis);
    pull(a1, b1, *a0, *b0, axis);
    return true;
}

/* The axis on which lines are straight: that of the logarithms, if it is logarithmic. */
static struct axis scale_of(const struct axis *axis)
{
    if (!axis->logarithmic)
        return (struct axis){.low = axis->low, .high = axis->high};
    return (struct axis){
        .low = decades_log10(axis->low), .high = decades_log10(axis->high), .logarithmic = true};
}

static double to_scale(double value, const struct axis *scale)
{
    return scale->logarithmic ? decades_log10(value) : value;
}

/* The way back from the scale of `cut`: exactly `value` where nothing was cut off, else exactly the
 * limit. */
static double from_scale(double cut, double value, const struct axis *axis,
                         const struct axis *scale)
{
    if (!scale->logarithmic)
        return cut;
    if (cut == to_scale(value, scale))
        return value;
    if (cut == scale->low)
        return axis->low;
    return cut == scale->high ? axis->high : decades_power(cut);
}

void curve_segment(const struct panel *panel, struct mark *mark, double x0, double y0, double x1,
                   double y1)
{
    const struct axis x = scale_of(&panel->x), y = scale_of(&panel->y);
    double u0 = to_scale(x0, &x), u1 = to_scale(x1, &x);
    double v0 = to_scale(y0, &y), v1 = to_scale(y1, &y);

    if (!cut(&u0, &v0, &u1, &v1, &x) || !cut(&v0, &u0, &v1, &u1, &y))
        return;
    x0 = from_scale(u0, x0, &panel->x, &x);
    y0 = from_scale(v0, y0, &panel->y, &y);
    x1 = from_scale(u1, x1, &panel->x, &x);
    y1 = from_scale(v1, y1, &panel->y, &y);
    if (isfinite(x0 + y0 + x1 + y1))
        add_segment(mark, x0, y0, x1, y1);
}

/* Where the line is within low..high of the vertical axis, as an interval of x. */
static void reach(double x, double y, double slope, const struct axis *axis, double *from,
                  double *to)
{
    double a = x + (axis->low - y) / slope, b = x + (axis->high - y) / slope;

    *from = fmax(*from, fmin(a, b));
    *to = fmin(*to, fmax(a, b));
}

/* Appends the line as far as it is between `from` and `to`. */
static void add_line(const struct panel *panel, struct mark *mark, double x, double y, double slope,
                     double from, double to)
{
    if (!isfinite(x + y + slope))
        return;
    if (slope != 0)
        reach(x, y, slope, &panel->y, &from, &to);
    if (from > to || (slope == 0 && (y < panel->y.low || y > panel->y.high)))
        return;
    add_segment(mark, from, axis_clamp(y + slope * (from - x), &panel->y), to,
                axis_clamp(y + slope * (to - x), &panel->y));
}

void curve_tangent(const struct panel *panel, struct mark *mark, double x, double y, double slope)
{
    add_line(panel, mark, x, y, slope, panel->x.low, panel->x.high);
}

void curve_line(const struct panel *panel, struct mark *mark, double x, double y, double slope)
{
    add_line(panel, mark, x, y, slope, panel->x.from, panel->x.to);
}
