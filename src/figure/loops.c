#include "figure/loops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/progress.h"

#define SMALLEST  16.0 /* area of a loop that is kept, in units of x times y: about a cell */
#define TOLERANCE 0.08 /* how far the outline may stray when points are left out */
#define SAME      1e-7 /* parts of the area that loops which fall on each other differ by, and more */
#define TIE       1e-9 /* parts of the area: the order of loops that fall on each other */

/*
 * A point of an outline: two points of the mesh, where the outline crosses the edge between them;
 * or twice the same one.
 */
struct place {
    uint32_t below, above;
};

/* A piece of the outline, the region on the same side as in triangles. */
struct segment {
    struct place from, to;
    bool border, used;
};

struct tracer {
    const struct mesh *mesh;
    double level; /* infinite: everything is below it */
    struct segment *segments;
    size_t count, room;
};

static bool is_below(const struct tracer *t, uint32_t point)
{
    return t->level == INFINITY || t->mesh->points[point].value < t->level;
}

static void add_segment(struct tracer *t, struct place from, struct place to, bool border)
{
    t->segments = mem_grow(t->segments, t->count, &t->room, sizeof *t->segments);
    t->segments[t->count++] = (struct segment){from, to, border, false};
}

/* From where the way around the triangle leaves the region to where it comes back. */
static void cross_triangle(struct tracer *t, const struct triangle *triangle)
{
    struct place leaves = {0, 0}, enters = {0, 0};
    bool crossed = false;

    for (int i = 0; i < 3; i++) {
        uint32_t from = triangle->corner[i], to = triangle->corner[(i + 1) % 3];

        if (is_below(t, from) == is_below(t, to))
            continue;
        crossed = true;
        if (is_below(t, from))
            leaves = (struct place){from, to};
        else
            enters = (struct place){to, from};
    }
    if (crossed)
        add_segment(t, leaves, enters, false);
}

/* The part of the border that belongs to the region. */
static void cross_border(struct tracer *t, const struct border *border)
{
    uint32_t from = border->from, to = border->to;
    bool starts = is_below(t, from), ends = is_below(t, to);

    if (starts || ends)
        add_segment(t, starts ? (struct place){from, from} : (struct place){to, from},
                    ends ? (struct place){to, to} : (struct place){from, to}, true);
}

static int compare_places(const struct place *a, const struct place *b)
{
    if (a->below != b->below)
        return a->below < b->below ? -1 : 1;
    return (a->above > b->above) - (a->above < b->above);
}

static int by_start(const void *a, const void *b)
{
    const struct segment *x = a, *y = b;
    int order = compare_places(&x->from, &y->from);

    return order ? order : compare_places(&x->to, &y->to);
}

/* A segment that begins there and is not used yet, or NULL. */
static struct segment *segment_from(struct tracer *t, const struct place *place)
{
    size_t low = 0, high = t->count;

    while (low < high) {
        size_t middle = low + (high - low) / 2;

        if (compare_places(&t->segments[middle].from, place) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    while (low < t->count && !compare_places(&t->segments[low].from, place) &&
           t->segments[low].used)
        low++;
    return low < t->count && !compare_places(&t->segments[low].from, place) ? &t->segments[low]
                                                                            : NULL;
}

static struct mesh_point position(const struct tracer *t, const struct place *place)
{
    if (place->below == place->above)
        return t->mesh->points[place->below];
    return mesh_crossing(t->mesh, place->below, place->above, t->level);
}

static struct loop follow(struct tracer *t, struct segment *segment)
{
    struct loop loop = {0};
    size_t room = 0;

    for (; segment; segment = segment_from(t, &segment->to)) {
        struct mesh_point at = position(t, &segment->from);

        segment->used = true;
        loop.points = mem_grow(loop.points, loop.count, &room, sizeof *loop.points);
        loop.points[loop.count++] = (struct loop_point){at.x, at.y, segment->border};
    }
    return loop;
}

/* Above 0 where it turns as triangles do. */
static double area(const struct loop *loop)
{
    double sum = 0;

    for (size_t i = 0; i < loop->count; i++) {
        const struct loop_point *a = &loop->points[i], *b = &loop->points[(i + 1) % loop->count];

        sum += a->x * b->y - b->x * a->y;
    }
    return sum / 2;
}

static double distance(const struct loop_point *at, const struct loop_point *a,
                       const struct loop_point *b)
{
    double dx = b->x - a->x, dy = b->y - a->y, length = figure_distance(dx, dy);

    if (length == 0)
        return figure_distance(at->x - a->x, at->y - a->y);
    return fabs(dx * (at->y - a->y) - dy * (at->x - a->x)) / length;
}

/* Points `from` to `to` of a loop, whose end may be its first point again. */
struct part {
    size_t from, to;
};

/* The point between that is farthest from the chord, if any is too far; else `from`. */
static size_t farthest_point(const struct loop *loop, struct part part)
{
    const struct loop_point *end = &loop->points[part.to % loop->count];
    double farthest = TOLERANCE;
    size_t at = part.from;

    for (size_t i = part.from + 1; i < part.to; i++) {
        double away = distance(&loop->points[i], &loop->points[part.from], end);

        if (away > farthest) {
            farthest = away;
            at = i;
        }
    }
    return at;
}

/* Marks those between `from` and `to` that the outline needs (Douglas and Peucker). Parts wait in a
 * list of our own: an outline may have as many of them as points. */
static void mark_needed(const struct loop *loop, struct work *work, bool *needed, struct part whole)
{
    struct part *parts = NULL;
    size_t count = 0, room = 0;

    parts = mem_grow(parts, count, &room, sizeof *parts);
    parts[count++] = whole;
    while (count) {
        struct part part = parts[--count];
        size_t at =
            work_add(work, (double)(part.to - part.from)) ? farthest_point(loop, part) : part.from;

        if (at == part.from)
            continue;
        needed[at] = true;
        parts = mem_grow(parts, count + 1, &room, sizeof *parts);
        parts[count++] = (struct part){part.from, at};
        parts[count++] = (struct part){at, part.to};
    }
    free(parts);
}

/* Where the outline turns from the level's line to the border, and what is farthest from the
 * start: the line shares these with the area. */
static void mark_turns(const struct loop *loop, bool *needed)
{
    double farthest = 0;
    size_t at = 0;

    needed[0] = true;
    for (size_t i = 1; i < loop->count; i++) {
        double away = figure_distance(loop->points[i].x - loop->points[0].x,
                                      loop->points[i].y - loop->points[0].y);

        needed[i] = loop->points[i].border != loop->points[i - 1].border;
        if (away > farthest) {
            farthest = away;
            at = i;
        }
    }
    needed[at] = true;
}

static void simplify(struct loop *loop, struct work *work)
{
    bool *needed = mem_zeroed(loop->count, sizeof *needed);
    size_t from = 0, kept = 0;

    mark_turns(loop, needed);
    for (size_t i = 1; i <= loop->count; i++)
        if (i == loop->count || needed[i]) {
            mark_needed(loop, work, needed, (struct part){from, i});
            from = i;
        }
    for (size_t i = 0; i < loop->count; i++)
        if (needed[i])
            loop->points[kept++] = loop->points[i];
    loop->count = kept;
    free(needed);
}

static void add_loop(struct loops *loops, struct loop loop, size_t level, struct work *work)
{
    double size = area(&loop);
    double tie = TIE * (double)(level + 1);

    if (fabs(size) < SMALLEST) {
        free(loop.points);
        return;
    }
    loop.level = level;
    loop.hole = size < 0;
    /* Of loops that fall on each other the one of the highest level is the outermost, of holes
     * that of the lowest; and nothing covers what is undefined. */
    loop.rank = size > 0 ? size * (1 + tie) : -size * (1 - tie);
    simplify(&loop, work);
    loops->at = mem_grow(loops->at, loops->count, &loops->room, sizeof *loops->at);
    loops->at[loops->count++] = loop;
}

static void add_level(struct loops *loops, const struct mesh *mesh, double value, size_t level)
{
    struct tracer t = {.mesh = mesh, .level = value};

    for (size_t i = 0; value != INFINITY && i < mesh->triangle_count; i++)
        cross_triangle(&t, &mesh->triangles[i]);
    for (size_t i = 0; i < mesh->border_count; i++)
        cross_border(&t, &mesh->borders[i]);
    if (t.count)
        qsort(t.segments, t.count, sizeof *t.segments, by_start);
    for (size_t i = 0; i < t.count; i++)
        if (!t.segments[i].used)
            add_loop(loops, follow(&t, &t.segments[i]), level, mesh->work);
    free(t.segments);
}

static int by_rank(const void *a, const void *b)
{
    const struct loop *x = a, *y = b;

    if (x->rank != y->rank)
        return x->rank < y->rank ? 1 : -1;
    /* Apart from each other, as symmetry has it: any order will do if it is always the same. */
    return (x->points[0].x > y->points[0].x) - (x->points[0].x < y->points[0].x);
}

static bool is_border(const struct loop *loop)
{
    for (size_t i = 0; i < loop->count; i++)
        if (!loop->points[i].border)
            return false;
    return true;
}

/* Whether the second loop, painted later, covers the first to its very edge. */
static bool covers(const struct loop *first, const struct loop *second)
{
    return first->hole == second->hole && first->count == second->count &&
           first->rank - second->rank < SAME * first->rank && is_border(first) && is_border(second);
}

/* Paint below paint would shine through at the edges. */
static void drop_covered(struct loops *loops)
{
    size_t kept = 0;

    for (size_t i = 0; i < loops->count; i++)
        if (i + 1 < loops->count && covers(&loops->at[i], &loops->at[i + 1]))
            free(loops->at[i].points);
        else
            loops->at[kept++] = loops->at[i];
    loops->count = kept;
}

void loops_init(struct loops *loops, const struct mesh *mesh, const double *levels, size_t count)
{
    struct progress progress;

    *loops = (struct loops){0};
    progress_begin(&progress, (double)count, "tracing contours");
    for (size_t i = 0; i < count; i++) {
        add_level(loops, mesh, levels[i], i);
        progress_at(&progress, (double)i + 1);
    }
    progress_end(&progress);
    add_level(loops, mesh, INFINITY, count);
    if (loops->count)
        qsort(loops->at, loops->count, sizeof *loops->at, by_rank);
    drop_covered(loops);
}

void loops_release(struct loops *loops)
{
    for (size_t i = 0; i < loops->count; i++)
        free(loops->at[i].points);
    free(loops->at);
}
