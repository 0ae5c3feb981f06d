#include "figure/curve.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "figure/extent.h"

#define TOLERANCE 0.05 /* pixels between a chord and the curve */
#define JUMP      1.0  /* pixels between neighbours that may be a jump */
#define FAR       1e7  /* pixels: as good as infinite */

#define ASIDE 0.3 /* of a chord: a second look, which no symmetry escapes */
#define THIRD                                                                                      \
    0.6180339887498949 /* of an interval: a third one, for no period divides all three             \
                        */
#define SWING 0.25     /* pixels from turn to turn of a curve that are seen */

#define NEIGHBOUR 1.5 /* columns from the last one, at most, to one that is joined to it */

enum {
    INTERVAL = 3,        /* pixels between the first samples */
    COLUMNS = 3,         /* of an interval that is drawn as a band */
    DEEPEST = 20,        /* halvings of an interval */
    SAMPLES_EACH = 1536, /* of an interval, at most: enough to find a jump at 0 */
    TURNS_EACH = 3,      /* a curve that turns so often in an interval is a band */
};

struct sampler {
    const struct panel *panel;
    struct mark *mark;
    curve_function *f;
    const void *context;
    /* In the interval: */
    long left;      /* samples that may still be taken */
    int turns;      /* of the curve so far */
    int direction;  /* 1: it goes down the page; −1: up; 0: neither yet */
    double extreme; /* how far it has gone that way, in pixels */
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

/* The place of a double among all: neighbours have neighbouring places. */
static int64_t place_of(double x)
{
    int64_t bits;

    memcpy(&bits, &x, sizeof bits);
    return bits < 0 ? INT64_MIN - bits : bits;
}

/* The double from which there are as many doubles to a as to b: 64 such halvings come from any
 * interval to neighbours, also around 0, where doubles are dense. */
static double middle_double(double a, double b)
{
    int64_t place = place_of(a) / 2 + place_of(b) / 2;
    int64_t bits = place < 0 ? INT64_MIN - place : place;
    double middle;

    memcpy(&middle, &bits, sizeof middle);
    return fmax(a, fmin(b, middle));
}

/*
 * Whether the function goes from a to b without a jump. The interval is halved on and on, and the
 * half with the larger difference is kept: if the function is continuous, that difference vanishes
 * before the ends are neighbouring doubles.
 */
static bool is_continuous(struct sampler *s, struct sample a, struct sample b)
{
    while (fabs(a.py - b.py) > JUMP && s->left > 0) {
        struct sample middle = sample_at(s, middle_double(a.x, b.x));

        if (middle.x == a.x || middle.x == b.x || !middle.defined)
            return false;
        if (fabs(a.py - middle.py) > fabs(middle.py - b.py))
            b = middle;
        else
            a = middle;
    }
    return true;
}

/* Whether a and b are so near each other that what lies between would pass for straight, and yet
 * far apart upward: there may be a jump. */
static bool is_suspect(const struct sample *a, const struct sample *b)
{
    return b->px - a->px < 2 * TOLERANCE && fabs(b->py - a->py) > JUMP;
}

static bool is_dense(const struct sampler *s)
{
    return s->turns >= TURNS_EACH || s->left <= 0;
}

/* Whether the chord from a to b shows all that is to be seen between them. */
static bool is_straight(struct sampler *s, const struct sample *a, const struct sample *middle,
                        const struct sample *b)
{
    struct sample aside;

    if (is_dense(s) || (!a->defined && !middle->defined && !b->defined))
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

/* Follows the curve from left to right, and counts where it turns. */
static void note_turn(struct sampler *s, const struct sample *to)
{
    double ahead = to->py - s->extreme;

    if (s->direction ? ahead * s->direction >= 0 : fabs(ahead) > SWING) {
        s->direction = ahead > 0 ? 1 : ahead < 0 ? -1 : s->direction;
        s->extreme = to->py;
    } else if (s->direction && fabs(ahead) > SWING) {
        s->direction = -s->direction;
        s->extreme = to->py;
        s->turns++;
    }
}

static void join_smooth(struct sampler *s, const struct sample *a, const struct sample *b)
{
    if (!a->defined || !b->defined)
        return;
    curve_segment(s->panel, s->mark, a->x, a->y, b->x, b->y);
    note_turn(s, b);
}

/* As join_smooth, where the function may jump. */
static void join(struct sampler *s, const struct sample *a, const struct sample *b)
{
    if (!a->defined || !b->defined)
        return;
    if (is_continuous(s, *a, *b))
        join_smooth(s, a, b);
    else
        note_turn(s, b);
}

static bool is_in_sight(const struct sampler *s, const struct extent *extent)
{
    return extent->low <= extent->high && extent->low <= s->panel->y.high &&
           extent->high >= s->panel->y.low;
}

/*
 * True: samples have shown nothing between a and b. If there is something to be seen after all, it
 * was missed because it comes and goes so often: the interval is made a band.
 */
static bool is_nothing(struct sampler *s, const struct sample *a, const struct sample *b)
{
    struct extent extent = extent_of(s->f, s->context, a->x, b->x);

    if (is_in_sight(s, &extent))
        s->turns = TURNS_EACH;
    return true;
}

/* Whether the curve only rises, or only falls, from a to b, as far as some looks tell. */
static bool is_monotone(struct sampler *s, const struct sample *a, const struct sample *b)
{
    static const double parts[] = {0.09, 0.236, 0.382, THIRD, 0.764, 0.91, 1};
    double before = a->y, direction = b->y - a->y;

    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        double y = s->f(s->context, a->x + parts[i] * (b->x - a->x));

        if ((y - before) * direction < 0)
            return false;
        before = y;
    }
    return true;
}

/* Whether what seems straight, out of sight or undefined in the middle is so at a third place, too.
 */
static bool is_so_throughout(struct sampler *s, const struct sample *a, const struct sample *middle,
                             const struct sample *b)
{
    struct sample third;

    if (!is_straight(s, a, middle, b))
        return false;
    if (is_dense(s))
        return true;
    third = sample_at(s, a->x + THIRD * (b->x - a->x));
    if (!middle->defined && !third.defined)
        return is_nothing(s, a, b);
    if (!middle->defined || !third.defined)
        return false;
    if (out_of_sight(s, a, middle, b))
        return out_of_sight(s, a, &third, b) && (is_monotone(s, a, b) || is_nothing(s, a, b));
    return deviation(a, &third, b) <= TOLERANCE;
}

static void refine(struct sampler *s, const struct sample *a, const struct sample *b, int depth)
{
    struct sample middle = sample_at(s, a->x + (b->x - a->x) / 2);

    if ((depth ? is_straight : is_so_throughout)(s, a, &middle, b)) {
        join_smooth(s, a, b);
    } else if (depth == DEEPEST) {
        join(s, a, &middle);
        join(s, &middle, b);
    } else {
        refine(s, a, &middle, depth + 1);
        refine(s, &middle, b, depth + 1);
    }
}

/* How far beyond both ends of the extent the value lies, in pixels. */
static double gap(const struct panel *panel, const struct extent *extent, double value)
{
    double nearest = fmax(extent->low, fmin(extent->high, value));

    return fabs(panel_y(panel, nearest) - panel_y(panel, value));
}

/*
 * Adds a line along a column of a band, joined to that of the column before, if that is next to it:
 * the line goes up one column and down the next, so closely that no gap is left.
 */
static void add_column(const struct panel *panel, struct mark *mark, double x, double width,
                       const struct extent *extent)
{
    const struct vertex *last = mark_last(mark);
    bool joined = last && x - last->x <= NEIGHBOUR * width && gap(panel, extent, last->y) <= JUMP;
    bool upward = !joined || last->y - extent->low <= extent->high - last->y;

    mark_add(mark, x, upward ? extent->low : extent->high, !joined);
    mark_add(mark, x, upward ? extent->high : extent->low, false);
}

/* Draws what turns too often to be a curve: columns from the least value in them to the greatest.
 */
static void add_band(const struct sampler *s, struct mark *mark, double from, double to)
{
    const struct axis *y = &s->panel->y;
    double width = to / COLUMNS - from / COLUMNS;

    for (int i = 0; i < COLUMNS; i++) {
        double left = from + i * width;
        struct extent extent = extent_of(s->f, s->context, left, left + width);

        if (!is_in_sight(s, &extent))
            continue;
        extent = (struct extent){axis_clamp(extent.low, y), axis_clamp(extent.high, y)};
        add_column(s->panel, mark, left + width / 2, width, &extent);
    }
}

/* Appends the pieces of an interval; the first goes on from the last vertex, if it begins there. */
static void append(struct mark *mark, const struct mark *pieces)
{
    for (size_t i = 0; i < pieces->count; i++) {
        const struct vertex *v = &pieces->vertices[i];
        const struct vertex *last = mark_last(mark);

        if (!v->move || !last || last->x != v->x || last->y != v->y)
            mark_add(mark, v->x, v->y, v->move);
    }
}

static void begin_interval(struct sampler *s, const struct sample *a)
{
    s->mark->count = 0;
    s->left = SAMPLES_EACH;
    s->turns = s->direction = 0;
    s->extreme = a->py;
}

void curve_sample(const struct panel *panel, struct mark *mark, curve_function *f,
                  const void *context)
{
    int intervals = (int)ceil(panel->box.width / INTERVAL);
    struct mark pieces = {.kind = mark->kind};
    struct sampler s = {.panel = panel, .mark = &pieces, .f = f, .context = context};
    double span = panel->x.to - panel->x.from;
    struct sample a = sample_at(&s, panel->x.from);

    for (int i = 1; i <= intervals; i++) {
        double x = i == intervals ? panel->x.to : panel->x.from + span * ((double)i / intervals);
        struct sample b = sample_at(&s, x);

        begin_interval(&s, &a);
        refine(&s, &a, &b, 0);
        if (is_dense(&s))
            add_band(&s, mark, a.x, b.x);
        else
            append(mark, &pieces);
        a = b;
    }
    free(pieces.vertices);
}
