/*
 * Loops: the closed outlines of the parts of a mesh where the function is below a level.
 *
 * Loops never cross. So each is painted as a whole, in the colour of the band on its inner side,
 * the largest first, and those within it are painted over it later. No area needs holes then, and
 * no two bands are painted up to a common edge, along which the background would shine through.
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
