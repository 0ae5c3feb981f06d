/*
 * Loops: the closed outlines of the parts of a mesh where the function is below a level.
 *
 * Loops of all levels never cross, so each can be painted whole, the largest first: on its inside
 * it has the band of that side of its level, and what lies within a hole is painted later. Nothing
 * needs a hole then, and no two bands share an edge that both were painted up to.
 */
#ifndef GDPLOT_FIGURE_LOOPS_H
#define GDPLOT_FIGURE_LOOPS_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/mesh.h"

struct loop_point {
    double x, y;
    bool border; /* the way from here to the next point, or from the last to the first, is the
                    mesh's border, not the level's line */
};

struct loop {
    struct loop_point *points; /* owned */
    size_t count;
    size_t level; /* number i; of the outline of the mesh itself the number of levels */
    bool hole;    /* on its inside the function is not below the level, or undefined */
    double rank;  /* the order of painting: the largest first */
};

struct loops {
    struct loop *at; /* owned */
    size_t count, room;
};

/* All loops of these levels, strictly increasing, and of the mesh itself, in order of painting. */
void loops_init(struct loops *loops, const struct mesh *mesh, const double *levels, size_t count);
void loops_release(struct loops *loops);

#endif
