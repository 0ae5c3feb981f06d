#include "figure/curve.h"

#include <math.h>

#define TOLERANCE 0.05 /* pixels between a chord and the curve */
#define JUMP      1.0  /* pixels: more than this between neighbours is no line */
#define FAR       1e7  /* pixels: as good as infinite */

enum { INTERVAL = 6, DEEPEST = 20 }; /* pixels between the first samples; halvings of that */

struct sampler {
    const struct panel *panel;
    struct mark *mark;
    curve_function *f;
    const void *context;
};

struct sample {
    double x, y;
    double px, py; /* in pixels; py is held within ±FAR */
    bool defined;
};

static struct sample sample_at(const struct sampler *s, double x)
{
    struct sample sample = {.x = x, .y = s->f(s->context, x), .px = panel_x(s->panel, x)};

    sample.defined = isfinite(sample.y);
    if (sample.defined)
        sample.py = fmax(-FAR, fmin(FAR, panel_y(s->panel, sample.y)));
    return sample;
}

/* Draws from one point to the next, lifting the pen only where the first is not the last vertex. */
static void add_segment(struct mark *mark, double x0, double y0, double x1, double y1)
{
    const struct vertex *last = mark->count ? &mark->vertices[mark->count - 1] : NULL;

    if (!last || last->x != x0 || last->y != y0)
        mark_add(mark, x0, y0, true);
    mark_add(mark, x1, y1, false);
}

/* Narrows [*from, *to], a part of 0..1, to where a + t·d lies within low..high. */
static bool narrow(double a, double d, double low, double high, double *from, double *to)
{
    double enter, leave;

    if (d == 0)
        return a >= low && a <= high;
    enter = ((d > 0 ? low : high) - a) / d;
    leave = ((d > 0 ? high : low) - a) / d;
    *from = fmax(*from, enter);
    *to = fmin(*to, leave);
    return *from <= *to;
}

static double within(double value, const struct axis *axis)
{
    return fmax(axis->low, fmin(axis->high, value));
}

/* Liang and Barsky, 1984. */
void curve_segment(const struct panel *panel, struct mark *mark, double x0, double y0, double x1,
                   double y1)
{
    double from = 0, to = 1, dx = x1 - x0, dy = y1 - y0;

    if (!narrow(x0, dx, panel->x.low, panel->x.high, &from, &to) ||
        !narrow(y0, dy, panel->y.low, panel->y.high, &from, &to))
        return;
    if (to < 1) {
        x1 = within(x0 + to * dx, &panel->x);
        y1 = within(y0 + to * dy, &panel->y);
    }
    if (from > 0) {
        x0 = within(x0 + from * dx, &panel->x);
        y0 = within(y0 + from * dy, &panel->y);
    }
    add_segment(mark, x0, y0, x1, y1);
}

/* The distance of `middle` from the chord between a and b, in pixels. */
static double deviation(const struct sample *a, const struct sample *middle, const struct sample *b)
{
    double dx = b->px - a->px, dy = b->py - a->py;
    double cross = dx * (middle->py - a->py) - dy * (middle->px - a->px);

    return fabs(cross) / hypot(dx, dy);
}

/* All three above the panel, or all three below it: nothing to see. */
static bool out_of_sight(const struct sampler *s, const struct sample *a, const struct sample *b,
                         const struct sample *c)
{
    double low = s->panel->y.low, high = s->panel->y.high;

    return (a->y > high && b->y > high && c->y > high) || (a->y < low && b->y < low && c->y < low);
}

static bool is_straight(const struct sampler *s, const struct sample *a,
                        const struct sample *middle, const struct sample *b)
{
    if (!a->defined && !middle->defined && !b->defined)
        return true;
    if (!a->defined || !middle->defined || !b->defined)
        return false;
    return out_of_sight(s, a, middle, b) || deviation(a, middle, b) <= TOLERANCE;
}

static void join(const struct sampler *s, const struct sample *a, const struct sample *b,
                 bool smooth)
{
    if (!a->defined || !b->defined)
        return;
    if (smooth || fabs(a->py - b->py) <= JUMP)
        curve_segment(s->panel, s->mark, a->x, a->y, b->x, b->y);
}

static void refine(const struct sampler *s, const struct sample *a, const struct sample *b,
                   int depth)
{
    struct sample middle = sample_at(s, a->x + (b->x - a->x) / 2);

    if (is_straight(s, a, &middle, b)) {
        join(s, a, &middle, true);
        join(s, &middle, b, true);
    } else if (depth == DEEPEST) {
        join(s, a, &middle, false);
        join(s, &middle, b, false);
    } else {
        refine(s, a, &middle, depth + 1);
        refine(s, &middle, b, depth + 1);
    }
}

void curve_sample(const struct panel *panel, struct mark *mark, curve_function *f,
                  const void *context)
{
    struct sampler s = {panel, mark, f, context};
    int intervals = (int)ceil(panel->box.width / INTERVAL);
    double span = panel->x.high - panel->x.low;
    struct sample a = sample_at(&s, panel->x.low);

    for (int i = 1; i <= intervals; i++) {
        double x = i == intervals ? panel->x.high : panel->x.low + span * i / intervals;
        struct sample b = sample_at(&s, x);

        refine(&s, &a, &b, 0);
        a = b;
    }
}

/* Where the line is within low..high of the loss axis, as an interval of x. */
static void reach(double x, double y, double slope, const struct axis *axis, double *from,
                  double *to)
{
    double a = x + (axis->low - y) / slope, b = x + (axis->high - y) / slope;

    *from = fmax(*from, fmin(a, b));
    *to = fmin(*to, fmax(a, b));
}

void curve_tangent(const struct panel *panel, struct mark *mark, double x, double y, double slope)
{
    double from = panel->x.low, to = panel->x.high;

    if (!isfinite(x + y + slope))
        return;
    if (slope != 0)
        reach(x, y, slope, &panel->y, &from, &to);
    if (from > to || (slope == 0 && (y < panel->y.low || y > panel->y.high)))
        return;
    add_segment(mark, from, within(y + slope * (from - x), &panel->y), to,
                within(y + slope * (to - x), &panel->y));
}
