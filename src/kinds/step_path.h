/*
 * The way of a run over its curve, step by step: an arrow from each state to the next parameter and
 * a line from there to the next state; where there is no room for arrows, the states joined. What
 * is drawn of a step depends on the run, the number of the state and the steps before alone.
 */
#ifndef GDPLOT_KINDS_STEP_PATH_H
#define GDPLOT_KINDS_STEP_PATH_H

#include "kinds/step_marks.h"

enum { STEP_PATH_ARROWS = 32 }; /* at most, of all runs of a panel */

/* The steps that have arrows. */
struct step_path {
    struct {
        const struct run *run;
        enum role role;
        struct step_mark mark;
        bool labelled; /* elsewhere */
    } steps[STEP_PATH_ARROWS];
    size_t count;
};

/* How a run looks. */
struct step_style {
    enum role arrow, line; /* steps, and lines between states without arrows; */
    enum role among;       /* these where arrows stand so close that others have no room */
    bool thin;             /* the lines are */
    size_t steps;          /* of so many, the first, there may be arrows */
    double aside;          /* so many pixels below their states; above them if it is negative */
};

/* For `aside`: where the arrow of run number `i` stands of several runs from one state. */
double step_path_aside(size_t i);

/*
 * Adds the way of a run to its state `last`. No arrow meets one that is in `path` already; two of
 * opposite directions, as those of a run that goes to and fro, stand side by side.
 */
void step_path_add(struct step_path *path, struct panel *panel, const struct run *run, size_t last,
                   const struct step_style *style);

/* The step from state k in its place beside others; false where it has no arrow, or was not taken.
 */
bool step_path_find(const struct panel *panel, const struct run *run, size_t k,
                    struct step_mark *step);

/* Takes a step that is drawn and labelled already, for others to keep clear of. */
void step_path_take(struct step_path *path, const struct run *run, enum role role,
                    const struct step_mark *step);

/* Adds labels, where there is room: first the products of the runs' first steps, then the others.
 */
void step_path_add_labels(const struct step_path *path, struct panel *panel, struct fonts *fonts,
                          struct placement *placement);

/* Appends " First step: −0.1 · 14 = −1.4." or " First steps: …; ….", run by run; nothing where one
 * of them is not known. */
void step_path_describe(const struct run *runs, size_t count, struct buf *out);

#endif
