/* What captions and alt texts say, made from the objective and the runs. Each function appends to
 * `out`. */
#ifndef GDPLOT_KINDS_CAPTIONS_H
#define GDPLOT_KINDS_CAPTIONS_H

#include "base/buf.h"
#include "descent/minimum.h"
#include "descent/trajectory.h"
#include "descent/verdict.h"
#include "study/study.h"

/* ", f(x) = 3" or ", loss 3", to so many digits. */
void caption_loss(struct buf *out, const struct objective *objective, double loss, int digits);

/*
 * "from x = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum"; of data
 * without the start.
 */
void caption_run(struct buf *out, const struct objective *objective, const struct run *run);

/* What the objective is, or the name of a trajectory without one. */
void caption_study(struct buf *out, const struct study *study);

/* What holds of all runs: "from x = 7, states 0 to 8; stable below lr 1". */
void caption_runs(struct buf *out, const struct study *study);

/* ", every 1000th drawn" where a part of the states is kept, after what says how many there are. */
void caption_kept(struct buf *out, const struct trajectory *trajectory);

/* What each run does: "lr 0.1, converging: each step keeps 0.8 of the distance; …." */
void caption_each_run(struct buf *out, const struct study *study);

/* "converging: each step keeps 0.8 of the distance to the minimum". */
void caption_verdict(struct buf *out, const struct study *study, const struct run *run);

/* "stable below lr 1", or where that holds near one of several minima "stable below lr 0.0625 near
 * x = 2". There is a limit, for this rule and at this minimum. */
void caption_limit(struct buf *out, const struct objective *objective,
                   const struct minimum *minimum, const struct optimizer *optimizer);

/* "w = 1.8437, loss 69.121" of the minimum, or "x = 0, f(x) = 0". */
void caption_minimum(struct buf *out, const struct objective *objective,
                     const struct minimum *minimum);

#endif
