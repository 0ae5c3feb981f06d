#include "figure/curve.h"

#include <math.h>

#include "math/decades.h"

#define TOLERANCE 0.05 /* pixels between a chord and the curve */
#define JUMP      1.0  /* pixels between neighbours that may be a jump */
#define FAR       1e7  /* pixels: as good as infinite */

#define ASIDE 0.3 /* of a chord: a second look, which no symmetry escapes */

enum {
    INTERVAL = 3,      /* pixels between the first samples */
    DEEPEST = 20,      /* halvings of that */
    SAMPLES_EACH = 64, /* on average, for each interval: what oscillates faster is not followed */
};

struct sampler {
    const struct panel *panel;
    struct mark *mark;
    curve_function *f;
    const void *context;
    long left; /* samples that may still be taken */
};

struct sample {
    double x, y;
    double px, py; /* in pixels; py is held within ±FAR */
    bool defined;
};

static struct sample sample_at(struct sampler *s, double x)
{
    struct sample sample = {.x = x, .y = s->f(s->context, x), .px = panel_x(s->panel, x)};

    s->left--;
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

/* An axis as it lies on paper, where its lines are straight: of logarithms, if it has them. */
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

/* Back: exactly the value that it was, or the limit that it was cut to. */
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

/* The distance of `middle` from the chord between a and b, in pixels. */
static double deviation(const struct sample *a, const struct sample *middle, const struct sample *b)
{
    double dx = b->px - a->px, dy = b->py - a->py;
    double cross = dx * (middle->py - a->py) - dy * (middle->px - a->px);

    return fabs(cross) / hypot(dx, dy);
}

/* All three above the panel, or all three below it: nothing to see. */
static bool out_of_sight(struct sampler *s, const struct sample *a, const struct sample *b,
                         const struct sample *c)
{
    double low = s->panel->y.low, high = s->panel->y.high;

    return (a->y > high && b->y > high && c->y > high) || (a->y < low && b->y < low && c->y < low);
}

/*
 * Whether the function goes from a to b without a jump: halved on and on, on the side of the larger
 * difference, the difference of a continuous function vanishes before neighbouring doubles are met.
 */
static bool is_continuous(struct sampler *s, struct sample a, struct sample b)
{
    while (fabs(a.py - b.py) > JUMP && s->left > 0) {
        struct sample middle = sample_at(s, a.x + (b.x - a.x) / 2);

        if (middle.x == a.x || middle.x == b.x || !middle.defined)
            return false;
        if (fabs(a.py - middle.py) > fabs(middle.py - b.py))
            b = middle;
        else
            a = middle;
    }
    return true;
}

/* So near each other that no chord is bent, whatever lies between; and yet far from level. */
static bool is_suspect(const struct sample *a, const struct sample *b)
{
    return b->px - a->px < 2 * TOLERANCE && fabs(b->py - a->py) > JUMP;
}

/* What is between a and b is well told by the chord. */
static bool is_straight(struct sampler *s, const struct sample *a, const struct sample *middle,
                        const struct sample *b)
{
    struct sample aside;

    if (s->left <= 0 || (!a->defined && !middle->defined && !b->defined))
        return true;
    if (!a->defined || !middle->defined || !b->defined)
        return false;
    if (out_of_sight(s, a, middle, b))
        return true;
    if (deviation(a, middle, b) > TOLERANCE)
        return false;
    aside = sample_at(s, a->x + ASIDE * (b->x - a->x));
    if (!aside.defined || deviation(a, &aside, b) > TOLERANCE)
        return false;
    return !is_suspect(a, b) || is_continuous(s, *a, *b);
}

static void join_smooth(struct sampler *s, const struct sample *a, const struct sample *b)
{
    if (a->defined && b->defined)
        curve_segment(s->panel, s->mark, a->x, a->y, b->x, b->y);
}

/* As join_smooth, where the function may jump. */
static void join(struct sampler *s, const struct sample *a, const struct sample *b)
{
    if (a->defined && b->defined && is_continuous(s, *a, *b))
        join_smooth(s, a, b);
}

static void refine(struct sampler *s, const struct sample *a, const struct sample *b, int depth)
{
    struct sample middle = sample_at(s, a->x + (b->x - a->x) / 2);

    if (is_straight(s, a, &middle, b)) {
        join_smooth(s, a, b);
    } else if (depth == DEEPEST) {
        join(s, a, &middle);
        join(s, &middle, b);
    } else {
        refine(s, a, &middle, depth + 1);
        refine(s, &middle, b, depth + 1);
    }
}

void curve_sample(const struct panel *panel, struct mark *mark, curve_function *f,
                  const void *context)
{
    int intervals = (int)ceil(panel->box.width / INTERVAL);
    struct sampler s = {panel, mark, f, context, (long)intervals * SAMPLES_EACH};
    double span = panel->x.high - panel->x.low;
    struct sample a = sample_at(&s, panel->x.low);

    for (int i = 1; i <= intervals; i++) {
        double x = i == intervals ? panel->x.high : panel->x.low + span * ((double)i / intervals);
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
    add_segment(mark, from, axis_clamp(y + slope * (from - x), &panel->y), to,
                axis_clamp(y + slope * (to - x), &panel->y));
}
