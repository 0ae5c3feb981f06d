/* Runs in panels of the objective: their states, their paths, and what lies beyond the edges. */
#ifndef GDPLOT_KINDS_RUN_MARKS_H
#define GDPLOT_KINDS_RUN_MARKS_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/page.h"
#include "figure/spacing.h"

/*
 * A marker at each of the states first..last that lies within the panel, as long as they keep
 * MARKER_APART: at the last, and from the first on.
 */
void run_marks_add_states(struct panel *panel, const struct run *run, size_t first, size_t last,
                          enum mark_kind marker, enum role role);

/* A × at state k, if it lies within the panel. */
void run_marks_add_state(struct panel *panel, const struct run *run, size_t k, enum role role);

/* The line that joins the states up to `last`, as far as they are finite, but state k to the next
 * where apart[k] is true; NULL: all. Returns it, until the next mark is added. */
struct mark *run_marks_add_path(struct panel *panel, const struct run *run, size_t last,
                                enum role role, const bool *apart);

/* The same at the states before state `k`, apart from its own marker, too. */
void run_marks_add_earlier(struct panel *panel, const struct run *run, size_t k,
                           enum mark_kind marker, enum role role);

/* The places of these markers in pixels, that of the last state, or of state `k`, the first of
 * them; the caller releases them. */
struct spacing run_marks_space(const struct panel *panel, const struct run *run, size_t first,
                               size_t last);

enum { RUN_DIRECTIONS = 8 };

/* The states that lie outside the panel in one direction: to the left, above, above to the left, …
 */
struct run_outside {
    size_t first, count; /* the first of them, and how many there are */
    double tip[2];       /* of the arrow at the edge, in pixels */
};

/*
 * For the states first..last, in each direction in which there are some outside the panel, an arrow
 * at its edge to the first of them. Returns in how many.
 */
size_t run_marks_add_outside(struct panel *panel, const struct run *run, size_t first, size_t last,
                             enum role role, struct run_outside outside[RUN_DIRECTIONS]);

/* ", and 5 more", if there are more than the first. */
void run_marks_add_more(const struct run_outside *outside, struct buf *out);

/* "w = −80.7, and 5 more" */
void run_marks_describe_outside(const struct run_outside *outside, const struct run *run,
                                const char *parameter, struct buf *out);

#endif
