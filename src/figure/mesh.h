/*
 * A mesh: a function of two variables, sampled over a box and joined into triangles.
 *
 * Each cell of a regular grid is four triangles around its middle, whose own value decides how a
 * saddle is crossed. Where the function is not a number there are no triangles; those that reach
 * into such a region are cut off where the function ends, which is found by halving.
 */
#ifndef GDPLOT_FIGURE_MESH_H
#define GDPLOT_FIGURE_MESH_H

#include <stddef.h>
#include <stdint.h>

#include "base/work.h"
#include "figure/figure.h"

typedef double mesh_function(const void *context, double x, double y);

struct mesh_point {
    double x, y;
    double value; /* may be infinite */
};

struct mesh {
    mesh_function *f;
    const void *context;
    struct work *work; /* borrowed, NULL at first: what its outlines take is counted in it */
    struct mesh_point *points; /* owned, as all arrays */
    size_t point_count, point_room;
    struct triangle {
        uint32_t corner[3]; /* all of them turn the same way */
    } * triangles;
    size_t triangle_count, triangle_room;
    struct border {
        uint32_t from, to; /* in the direction in which its triangle turns */
    } * borders;           /* edges of one triangle only */
    size_t border_count, border_room;
};

/* How many points of the box are sampled for certain. */
double mesh_samples(struct box box, double spacing);

/* Samples f over the box, points about `spacing` apart. */
void mesh_init(struct mesh *mesh, struct box box, double spacing, mesh_function *f,
               const void *context);
void mesh_release(struct mesh *mesh);

/*
 * Where the function passes `level` on the way from point `below`, whose value is below it, to
 * point `above`, whose value is not.
 */
struct mesh_point mesh_crossing(const struct mesh *mesh, uint32_t below, uint32_t above,
                                double level);

#endif
