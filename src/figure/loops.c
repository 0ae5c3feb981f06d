#include "figure/loops.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/progress.h"

#define SMALLEST  16.0 /* area of a loop that is kept, in units of x times y: about a cell */
#define TOLERANCE 0.08 /* how far the outline may stray when points are left out */
#define SAME      1e-7 /* loops fall on each other if their areas differ by no larger fraction */
#define TIE       1e-9 /* of the area: puts loops that fall on each other in order */

/*
 * A point of an outline, told by two points of the mesh: where the outline crosses the edge between
 * them; or that point, where both are the same.
 */
struct edge_point {
    uint32_t below, above;
};

/* A piece of the outline of the region where the function is below the level. The region is on the
 * same side of it as a triangle is of its edges. */
struct segment {
    struct edge_point from, to;
    bool border, used;
};

struct loop_tracer {
    const struct mesh *mesh;
    double level; /* infinite: everything is below it */
    struct segment *segments;
    size_t count, room;
};

static bool is_below(const struct loop_tracer *t, uint32_t point)
{
    return t->level == INFINITY || t->mesh->points[point].value < t->level;
}

static void add_segment(struct loop_tracer *t, struct edge_point from, struct edge_point to,
                        bool border)
{
    t->segments = mem_grow(t->segments, t->count, &t->room, sizeof *t->segments);
    t->segments[t->count++] = (struct segment){from, to, border, false};
}

/* Adds a segment across the triangle: from the edge where the way around the triangle leaves the
 * region to the one where it comes back. */
static void cross_triangle(struct loop_tracer *t, const struct triangle *triangle)
{
    struct edge_point leaves = {0, 0}, enters = {0, 0};
    bool crossed = false;

    for (int i = 0; i < 3; i++) {
        uint32_t from = triangle->corner[i], to = triangle->corner[(i + 1) % 3];

        if (is_below(t, from) == is_below(t, to))
            continue;
        crossed = true;
        if (is_below(t, from))
            leaves = (struct edge_point){from, to};
        else
            enters = (struct edge_point){to, from};
    }
    if (crossed)
        add_segment(t, leaves, enters, false);
}

/* Adds the part of the border that belongs to the region. */
static void cross_border(struct loop_tracer *t, const struct border *border)
{
    uint32_t from = border->from, to = border->to;
    bool starts = is_below(t, from), ends = is_below(t, to);

    if (starts || ends)
        add_segment(t, starts ? (struct edge_point){from, from} : (struct edge_point){to, from},
                    ends ? (struct edge_point){to, to} : (struct edge_point){from, to}, true);
}

static int compare_places(const struct edge_point *a, const struct edge_point *b)
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
static struct segment *segment_from(struct loop_tracer *t, const struct edge_point *place)
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

static struct mesh_point position(const struct loop_tracer *t, const struct edge_point *place)
{
    if (place->below == place->above)
        return t->mesh->points[place->below];
    return mesh_crossing(t->mesh, place->below, place->above, t->level);
}

static struct loop follow(struct loop_tracer *t, struct segment *segment)
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

/* The area within the loop; below 0 where it turns against the triangles. */
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
struct arc {
    size_t from, to;
};

/* The point between that is farthest from the chord, if any is too far; else `from`. */
static size_t farthest_point(const struct loop *loop, struct arc arc)
{
    const struct loop_point *end = &loop->points[arc.to % loop->count];
    double farthest = TOLERANCE;
    size_t at = arc.from;

    for (size_t i = arc.from + 1; i < arc.to; i++) {
        double away = distance(&loop->points[i], &loop->points[arc.from], end);

        if (away > farthest) {
            farthest = away;
            at = i;
        }
    }
    return at;
}

/* Marks the points of an arc that the outline needs (Douglas and Peucker). Arcs wait in a list, not
 * on the stack: an outline may have as many of them as points. */
static void mark_needed(const struct loop *loop, struct work *work, bool *needed, struct arc first)
{
    struct arc *arcs = NULL;
    size_t count = 0, room = 0;

    arcs = mem_grow(arcs, count, &room, sizeof *arcs);
    arcs[count++] = first;
    while (count) {
        struct arc arc = arcs[--count];
        size_t at =
            work_add(work, (double)(arc.to - arc.from)) ? farthest_point(loop, arc) : arc.from;

        if (at == arc.from)
            continue;
        needed[at] = true;
        arcs = mem_grow(arcs, count + 1, &room, sizeof *arcs);
        arcs[count++] = (struct arc){arc.from, at};
        arcs[count++] = (struct arc){at, arc.to};
    }
    free(arcs);
}

/* Marks the points where the outline turns from the level's line to the border, and the one
 * farthest from its start: the line and the area, which are drawn apart, both have them. */
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
            mark_needed(loop, work, needed, (struct arc){from, i});
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
    struct loop_tracer t = {.mesh = mesh, .level = value};

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
    /* Loops as large as each other lie apart, as in a symmetric figure: their order does not
     * matter, but it is to be always the same. */
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
