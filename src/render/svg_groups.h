/*
 * The elements of an SVG that moves, in groups of those that look alike, so that what they share
 * stands once. Elements that are never seen together may change places for that; all others stay in
 * the order in which they are drawn.
 */
#ifndef GDPLOT_RENDER_SVG_GROUPS_H
#define GDPLOT_RENDER_SVG_GROUPS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"

/* How much of a line is seen from a frame on, in pixels. */
struct svg_length {
    size_t frame;
    double length;
};

/* An element, and the frames in which it is seen. */
struct svg_element {
    char *line; /* one line of SVG, with its line feed */
    size_t from, to;
    struct svg_length *growth; /* of a line that grows (svg_growth.h), else NULL */
    size_t growth_count;
};

struct svg_group {
    const struct svg_element **elements; /* owned; themselves borrowed; in drawing order */
    size_t count, room;
    struct buf shared; /* the attributes that all have and a group can have for them */
    uint64_t *seen;    /* owned; a bit a frame: one of the elements is seen */
    bool stays;        /* its elements are seen in all frames */
    bool at_last;      /* they are seen in the last frame */
};

struct svg_groups {
    struct svg_group *at; /* owned; in drawing order */
    size_t count, room;
    size_t frames;
};

/* Adds elements in drawing order; `groups` is zeroed but for its `frames`. */
void svg_groups_add(struct svg_groups *groups, const struct svg_element *element);
void svg_groups_release(struct svg_groups *groups);

/* The end of the element's tag: the first of what follows its attributes. Its attributes that a
 * group can have for it are appended to `shared`, and the others to `own`; NULLs are left out. */
const char *svg_element_divide(const struct svg_element *element, struct buf *shared,
                               struct buf *own);

#endif
