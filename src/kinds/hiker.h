/*
 * Which way is down: the uphill gradient and the downhill step of one state, and on which side of
 * the minimum the slope is negative, 0 and positive.
 */
#ifndef GDPLOT_KINDS_HIKER_H
#define GDPLOT_KINDS_HIKER_H

#include "kinds/slope_sides.h"
#include "kinds/step_path.h"
#include "kinds/view.h"

struct hiker {
    /* Set by the composer. */
    const struct view *view; /* of one run */
    size_t k;                /* the state */
    bool path;               /* all states of the run are drawn */

    /* Resolved. */
    bool pointed;  /* the gradient has an arrow, */
    double tip[2]; /* whose tip is here, in pixels */
    bool stepped;  /* so has the step */
    struct step_mark step;
    struct slope_sides sides;
};

/* Tints the sides of the minimum: the first of a panel's marks. */
void hiker_add_areas(struct hiker *hiker, struct panel *panel);

/*
 * Adds the arrows. That of the gradient lies on the tangent, and is longer the steeper the run is
 * there: a sixth of the panel's width at its steepest state in view, and 14 pixels at least. That
 * of the step is as long as the step is; it joins those of `steps`. Without a path the next state
 * has a marker, too.
 */
void hiker_add_marks(struct hiker *hiker, struct panel *panel, struct step_path *steps);

/* Adds the labels of both arrows, that of the next state without a path, and those of the sides;
 * `label` is how they look, but for role and text. */
void hiker_add_labels(const struct hiker *hiker, struct panel *panel, struct fonts *fonts,
                      struct placement *placement, const struct label *label);

/* Whether the slope is 0 at a minimum, and goes through 0 there: at a kink it jumps. */
bool hiker_is_level(const struct hiker *hiker, const struct panel *panel,
                    const struct minimum *minimum);

/* Appends "; the gradient points uphill, the step the other way", where that is so and the state
 * within the scales. */
void hiker_tell(const struct hiker *hiker, const struct page_tier *tier, struct buf *out);

/* Appends " At state 0 the gradient is −806.8, uphill to the left, and the step …." */
void hiker_describe(const struct hiker *hiker, struct buf *out);

#endif
