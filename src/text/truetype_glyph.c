#include "text/truetype_glyph.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* Bits of a point's flags. */
enum { ON = 1, X_SHORT = 2, Y_SHORT = 4, X_SAME = 16, Y_SAME = 32 };

static int rounded(double units)
{
    return (int)lround(fmax(-TRUETYPE_REACH, fmin(units, TRUETYPE_REACH)));
}

static void add_point(struct truetype_glyph *g, double x, double y, bool on)
{
    g->points = mem_grow(g->points, g->count, &g->capacity, sizeof *g->points);
    g->points[g->count++] = (struct truetype_point){rounded(x), rounded(-y), on};
}

static void line(void *context, double x, double y)
{
    struct truetype_glyph *g = context;

    add_point(g, g->x = x, g->y = y, true);
}

static size_t ended(const struct truetype_glyph *g)
{
    return g->contours ? g->ends[g->contours - 1] : 0;
}

/*
 * Whether (x, y) is halfway between two controls. There TrueType implies a point on the curve: it
 * is not written, and need not have integer coordinates.
 */
static bool is_implied(struct truetype_point before, double x, double y,
                       struct truetype_point behind)
{
    return !before.on && !behind.on && before.x + behind.x == 2 * x &&
           before.y + behind.y == -2 * y;
}

static void quadratic(void *context, double cx, double cy, double x, double y)
{
    struct truetype_glyph *g = context;
    const struct truetype_point control = {rounded(cx), rounded(-cy), false};

    if (g->count >= ended(g) + 3 && is_implied(g->points[g->count - 2], g->x, g->y, control))
        g->count--;
    add_point(g, cx, cy, false);
    add_point(g, g->x = x, g->y = y, true);
}

/* One coordinate of a cubic curve at t from 0 to 1, and its derivative. */
static double at(const double p[4], double t)
{
    double u = 1 - t;

    return u * u * u * p[0] + 3 * u * t * (u * p[1] + t * p[2]) + t * t * t * p[3];
}

static double slope_at(const double p[4], double t)
{
    double u = 1 - t;

    return 3 * (u * u * (p[1] - p[0]) + 2 * u * t * (p[2] - p[1]) + t * t * (p[3] - p[2]));
}

/*
 * The control of the quadratic curve that replaces the piece of the cubic from t to t + h. The
 * tangent at each end of the piece gives one; this is the middle of the two.
 */
static double control(const double p[4], double t, double h)
{
    return (at(p, t) + at(p, t + h)) / 2 + h / 4 * (slope_at(p, t) - slope_at(p, t + h));
}

/*
 * Into how many pieces a cubic curve p0 … p3 must be cut. A piece and the quadratic curve with the
 * above control differ by d·t(t − ½)(t − 1) for t from 0 to 1, with d = p3 − 3·p2 + 3·p1 − p0 of
 * the piece: by √3/36·|d| at most. Cutting a curve into n pieces divides d by n³.
 */
static int pieces(const double x[4], const double y[4])
{
    double dx = x[3] - 3 * x[2] + 3 * x[1] - x[0], dy = y[3] - 3 * y[2] + 3 * y[1] - y[0];

    return (int)fmax(1, ceil(cbrt(sqrt(3) / 36 * sqrt(dx * dx + dy * dy) / TRUETYPE_TOLERANCE)));
}

static void cubic(void *context, double x1, double y1, double x2, double y2, double x, double y)
{
    struct truetype_glyph *g = context;
    const double xs[4] = {g->x, x1, x2, x}, ys[4] = {g->y, y1, y2, y};
    int count = pieces(xs, ys);
    double h = 1.0 / count;

    for (int i = 0; i < count; i++)
        quadratic(g, control(xs, i * h, h), control(ys, i * h, h), at(xs, (i + 1) * h),
                  at(ys, (i + 1) * h));
}

/*
 * TrueType closes contours itself, so that a last point at the place of the first is dropped; and
 * the first one, too, if rounding moved it and the points around it imply it exactly.
 */
static void drop_ends(struct truetype_glyph *g, size_t first)
{
    struct truetype_point *a = g->points + first;
    const struct truetype_point *z = g->points + g->count - 1;

    if (z == a || !z->on || z->x != a->x || z->y != a->y)
        return;
    g->count--;
    if ((a->x != g->start_x || a->y != -g->start_y) && g->count >= first + 3 &&
        is_implied(z[-1], g->start_x, g->start_y, a[1]))
        memmove(a, a + 1, (--g->count - first) * sizeof *a);
}

static void close_contour(void *context)
{
    struct truetype_glyph *g = context;
    size_t first = ended(g);

    if (g->count == first)
        return;
    drop_ends(g, first);
    g->ends = mem_grow(g->ends, g->contours, &g->ends_capacity, sizeof *g->ends);
    g->ends[g->contours++] = g->count;
}

static void move(void *context, double x, double y)
{
    struct truetype_glyph *g = context;

    close_contour(g);
    line(g, g->start_x = x, g->start_y = y);
}

const struct text_sink truetype_glyph_sink = {move, line, cubic, close_contour, quadratic};

void truetype_glyph_clear(struct truetype_glyph *glyph)
{
    glyph->count = glyph->contours = 0;
}

void truetype_glyph_release(struct truetype_glyph *glyph)
{
    free(glyph->points);
    free(glyph->ends);
}

void truetype_add16(struct buf *out, long value)
{
    const char bytes[2] = {(char)(value >> 8 & 255), (char)(value & 255)};

    buf_add(out, bytes, sizeof bytes);
}

void truetype_add32(struct buf *out, unsigned long value)
{
    truetype_add16(out, (long)(value >> 16 & 0xFFFF));
    truetype_add16(out, (long)(value & 0xFFFF));
}

/*
 * Appends the difference of a coordinate to that of the last point; returns the flags that say in
 * how many bytes.
 */
static int add_delta(struct buf *out, int delta, int is_short, int same)
{
    const char byte = (char)abs(delta);

    if (!delta)
        return same;
    if (abs(delta) > 255) {
        truetype_add16(out, delta);
        return 0;
    }
    buf_add(out, &byte, 1);
    return is_short | (delta > 0 ? same : 0);
}

static void add_points(const struct truetype_glyph *g, struct buf *out)
{
    struct buf xs = BUF_INIT, ys = BUF_INIT;
    struct truetype_point last = {0, 0, true};

    for (size_t i = 0; i < ended(g); i++) {
        const struct truetype_point *p = &g->points[i];
        char flags = (char)((p->on ? ON : 0) | add_delta(&xs, p->x - last.x, X_SHORT, X_SAME) |
                            add_delta(&ys, p->y - last.y, Y_SHORT, Y_SAME));

        buf_add(out, &flags, 1);
        last = *p;
    }
    buf_add(out, xs.data, xs.length);
    buf_add(out, ys.data, ys.length);
    buf_release(&xs);
    buf_release(&ys);
}

static struct truetype_box box_of(const struct truetype_glyph *g)
{
    struct truetype_box box = {g->points->x, g->points->y, g->points->x, g->points->y};

    for (size_t i = 1; i < ended(g); i++) {
        const struct truetype_point *p = &g->points[i];

        box.x_min = p->x < box.x_min ? p->x : box.x_min;
        box.y_min = p->y < box.y_min ? p->y : box.y_min;
        box.x_max = p->x > box.x_max ? p->x : box.x_max;
        box.y_max = p->y > box.y_max ? p->y : box.y_max;
    }
    return box;
}

void truetype_glyph_write(const struct truetype_glyph *glyph, struct truetype_box *box,
                          struct buf *out)
{
    static const char zeros[4];

    *box = (struct truetype_box){0, 0, 0, 0};
    if (!glyph->contours)
        return;
    *box = box_of(glyph);
    truetype_add16(out, (long)glyph->contours);
    truetype_add16(out, box->x_min);
    truetype_add16(out, box->y_min);
    truetype_add16(out, box->x_max);
    truetype_add16(out, box->y_max);
    for (size_t i = 0; i < glyph->contours; i++)
        truetype_add16(out, (long)glyph->ends[i] - 1);
    truetype_add16(out, 0); /* no instructions */
    add_points(glyph, out);
    buf_add(out, zeros, -out->length % 4);
}
