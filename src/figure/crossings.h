/*
 * Crossings: which of many lines may pass through a box, without looking at all of them. Each
 * segment stands in the cells of a grid that it touches.
 */
#ifndef GDPLOT_FIGURE_CROSSINGS_H
#define GDPLOT_FIGURE_CROSSINGS_H

#include <stdbool.h>
#include <stddef.h>

#include "figure/placement.h"

/* Segment number `segment` of line number `line`. */
struct crossing {
    size_t line, segment;
};

struct crossings {
    struct box within;
    size_t columns, rows;
    struct crossings_cell {
        struct crossing *at; /* owned */
        size_t count, room;
    } * cells; /* owned, row by row */
};

/* A grid over the box. What lies beyond it stands in the cells at its edge. */
void crossings_init(struct crossings *crossings, struct box within);
void crossings_release(struct crossings *crossings);

void crossings_add(struct crossings *crossings, const struct line *segment, struct crossing number);

/*
 * Calls `visit` for all segments that may pass through the box, in no order and perhaps several
 * times each, as long as it returns true. Returns what it returned last.
 */
bool crossings_visit(const struct crossings *crossings, const struct box *box,
                     bool (*visit)(void *context, const struct crossing *number), void *context);

#endif
