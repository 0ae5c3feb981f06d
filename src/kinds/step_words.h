/* What captions say of the steps that are drawn. */
#ifndef GDPLOT_KINDS_STEP_WORDS_H
#define GDPLOT_KINDS_STEP_WORDS_H

#include "base/buf.h"
#include "descent/trajectory.h"
#include "figure/scale.h"

/* Of the steps taken so far; zeroed before the first. */
struct step_words {
    bool drawn;    /* on an axis one is long enough for an arrow */
    bool products; /* all are −lr·slope */
    bool first;    /* they are the first ones of several runs */
    size_t count;
};

/* Takes the step from state `k` of a run, if it is known; its arrow lies along the axis `x`, which
 * has limits and about its length. */
void step_words_take(struct step_words *words, const struct run *run, size_t k,
                     const struct scale *x);

/* Appends "; steps: −lr · slope", or where some are another "; arrows: steps", or "first steps";
 * nothing where no step has an arrow. */
void step_words_add(const struct step_words *words, struct buf *out);

#endif
