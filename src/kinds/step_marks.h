/*
 * The step from a state as it is drawn: an arrow from the state to the next parameter, with its
 * label, and a line from the arrow's tip to the next state. It depends on the run and the number of
 * the state alone, so that figures that show more or fewer states draw it alike.
 */
#ifndef GDPLOT_KINDS_STEP_MARKS_H
#define GDPLOT_KINDS_STEP_MARKS_H

#include "base/buf.h"
#include "descent/next.h"
#include "figure/arrow.h"
#include "figure/placement.h"

struct step_mark {
    size_t k; /* the number of the state, counted among the kept ones */
    struct next next;
    struct arrow arrow;
};

/*
 * Finds the step from state `k`, its arrow `shift` pixels below the state. False where there is
 * none: the state is not in the panel, the next one not known, or the same.
 */
bool step_mark_find(const struct panel *panel, const struct run *run, size_t k, double shift,
                    struct step_mark *step);

/* Adds the line from the arrow's tip to where the loss is `loss`, unless that is close by. */
void step_mark_add_drop(struct panel *panel, const struct step_mark *step, double loss);

/*
 * Adds the label, where there is room for it close to the arrow: "−0.1 · 14 = −1.4", else "−1.4";
 * of an arrow that leaves the panel with ", to x = −8.4", or that alone, unless `parameter` is
 * NULL; of one that is not `drawn` with "step " before.
 */
void step_mark_add_label(struct panel *panel, struct fonts *fonts, struct placement *placement,
                         const struct run *run, const struct step_mark *step, const char *parameter,
                         enum role role, bool drawn);

/* Adds "step −0.1 · 14 = −1.4", else "step −1.4", or "−1.4" alone; `label` is how it looks, but for
 * role and text. */
void step_mark_add_named_label(struct panel *panel, struct fonts *fonts,
                               struct placement *placement, const struct run *run,
                               const struct step_mark *step, const struct label *label);

/* Adds "−1.4", if the arrow is about as long as that. */
void step_mark_add_short_label(struct panel *panel, struct fonts *fonts,
                               struct placement *placement, const struct step_mark *step,
                               enum role role);

/* Appends "−0.1 · 14 = −1.4"; "−1.4" where the step is no such product. */
void step_describe(const struct run *run, size_t k, const struct next *next, struct buf *out);

/* Appends "−1.4". */
void step_add_change(const struct next *next, struct buf *out);

#endif
