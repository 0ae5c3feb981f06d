#include "kinds/path_heads.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "figure/spacing.h"

#define ARROW_EVERY 80.0 /* pixels of a path, about, from one arrowhead to the next */
#define ARROW_LEAST 24.0 /* the shortest path that has one */
#define ARROW_APART 40.0 /* pixels between arrowheads, whatever the path does between them */
#define STRAIGHT    0.9  /* of an arrowhead's length: the chord of the path there, at least */
#define NEAR        12.0 /* pixels: what is so near is drawn over again */

enum { MOST_ARROWS = 8 };

/* The distance from vertex i − 1 of a mark to vertex i, in pixels; 0 where no line joins them. */
static double step_of(const struct panel *panel, const struct mark *path, size_t i)
{
    const struct vertex *a = &path->vertices[i - 1], *b = &path->vertices[i];

    if (b->move)
        return 0;
    return figure_distance(panel_x(panel, b->x) - panel_x(panel, a->x),
                           panel_y(panel, b->y) - panel_y(panel, a->y));
}

/* The point `at` pixels along the path. */
static struct vertex point_at(const struct panel *panel, const struct mark *path, double at)
{
    for (size_t i = 1; i < path->count; i++) {
        const struct vertex *a = &path->vertices[i - 1], *b = &path->vertices[i];
        double step = step_of(panel, path, i), part = step > 0 ? at / step : 2;

        if (part <= 1)
            return (struct vertex){a->x + part * (b->x - a->x), a->y + part * (b->y - a->y), false};
        at -= step;
    }
    return path->vertices[path->count - 1];
}

/* Adds an arrowhead `at` pixels along the path, but not where it turns sharply or leaves the panel.
 */
static void add_head(struct panel *panel, const struct mark *path, struct spacing *spacing,
                     double at)
{
    struct vertex tail = point_at(panel, path, fmax(0, at - ARROW_HEAD_LENGTH / 2));
    struct vertex tip = point_at(panel, path, at + ARROW_HEAD_LENGTH / 2);
    double length = figure_distance(panel_x(panel, tip.x) - panel_x(panel, tail.x),
                                    panel_y(panel, tip.y) - panel_y(panel, tail.y));
    struct mark *arrow;

    if (length < STRAIGHT * ARROW_HEAD_LENGTH || length > 1.01 * ARROW_HEAD_LENGTH ||
        !spacing_take(spacing, panel_x(panel, tip.x), panel_y(panel, tip.y)))
        return;
    arrow = panel_add_mark(panel, MARK_ARROW, path->role);
    mark_add(arrow, axis_clamp(tail.x, &panel->x), axis_clamp(tail.y, &panel->y), true);
    mark_add(arrow, axis_clamp(tip.x, &panel->x), axis_clamp(tip.y, &panel->y), false);
}

/*
 * How far each step of the path leads, in pixels, where it leads past what it has not been near
 * before; else 0: what is drawn over and over has arrowheads once. The caller frees it.
 */
static double *measure(const struct panel *panel, const struct mark *path)
{
    double *ways = mem_zeroed(path->count, sizeof *ways);
    struct spacing spacing;

    spacing_init(&spacing, panel->box, NEAR);
    for (size_t i = 1; i < path->count; i++) {
        const struct vertex *a = &path->vertices[i - 1], *b = &path->vertices[i];
        double step = step_of(panel, path, i);

        if (step > 0 && spacing_take(&spacing, panel_x(panel, (a->x + b->x) / 2),
                                     panel_y(panel, (a->y + b->y) / 2)))
            ways[i] = fmax(step, NEAR);
    }
    spacing_release(&spacing);
    return ways;
}

/* Arrowheads in so many even distances of the ways along the path. */
static void spread_heads(struct panel *panel, const struct mark *path, const double *ways,
                         double every, double shortest)
{
    double walked = 0, way = 0;
    struct spacing spacing;
    size_t done = 0;

    spacing_init(&spacing, panel->box, ARROW_APART);
    for (size_t i = 1; i < path->count; i++) {
        double step = step_of(panel, path, i);
        size_t due = (size_t)fmax(0, floor((way + ways[i]) / every + 0.5));

        for (size_t j = 0; step >= shortest && j < due - done; j++)
            add_head(panel, path, &spacing,
                     walked + step * ((double)j + 0.5) / (double)(due - done));
        done = step >= shortest ? due : done;
        walked += step;
        way += ways[i];
    }
    spacing_release(&spacing);
}

void path_heads_add(struct panel *panel, size_t number, double shortest)
{
    struct mark path = panel->marks[number]; /* the pointer ends as heads are added */
    double *ways = measure(panel, &path), length = 0;

    for (size_t i = 1; i < path.count; i++)
        length += ways[i];
    if (length >= ARROW_LEAST)
        spread_heads(panel, &path, ways,
                     length / fmax(1, fmin(MOST_ARROWS, floor(length / ARROW_EVERY))), shortest);
    free(ways);
}
