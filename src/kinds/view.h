/*
 * The view of an objective: over one parameter, its curve with the loss upward; or over a plane of
 * two, with the second parameter upward. Its scales show the runs and what is of interest around.
 */
#ifndef GDPLOT_KINDS_VIEW_H
#define GDPLOT_KINDS_VIEW_H

#include "descent/minimum.h"
#include "figure/page.h"
#include "study/study.h"

#define VIEW_LONGEST_BOX 4.0 /* a side of a plane's panel, to the other */

struct view {
    /* Set by the composer. */
    const struct study *study;
    const struct run *runs; /* whose states the domain must cover */
    size_t run_count;       /* 0: none */
    size_t last;            /* the last state shown; the first is the start */
    bool draws_states;      /* the range must cover them, too */
    bool may_be_equal;      /* of a plane: without a word, scales may be */

    /* Resolved. */
    bool equal;             /* of a plane: its scales are */
    struct minimum minimum; /* by which the scales are chosen */
    struct minima minima;   /* it, and the others in view */
};

/* The view of all states of the study's runs. */
struct view view_of(const struct study *study);

/* Finds the minima, and names and settles both scales of the curve; their lengths are set. */
void view_resolve(struct view *view, struct page_tier *tier);

/*
 * The same for the plane: --domain is the axis of the first parameter, --range that of the second.
 * Scales are equal with --equal and, where they may be, of functions whose spans differ by less
 * than ten times, unless both limits were asked for. Then the axis that needs it shows more, and no
 * side of the box is longer than four others, unless limits were asked for.
 */
void view_resolve_plane(struct view *view, struct page_tier *tier);

/* Whether the objective is one over a plane. */
bool view_is_plane(const struct view *view);

/*
 * The objective's curve; of a slice the one through `state`, unless that is NULL. `like` is a panel
 * whose first mark is the view's curve, if there is one: of the same scales, it need not be sampled
 * again.
 */
void view_add_curve(const struct view *view, struct panel *panel, enum role role,
                    const struct state *state, const struct panel *like);

#endif
