/* The words of figures: titles, captions and alt texts, made from the objective and the runs. */
#ifndef GDPLOT_KINDS_WORDS_H
#define GDPLOT_KINDS_WORDS_H

#include "base/buf.h"
#include "descent/minimum.h"
#include "descent/trajectory.h"
#include "descent/verdict.h"
#include "study/study.h"

enum {
    WORDS_DIGITS = 4,
    WORDS_MINIMUM_DIGITS = 5,
    WORDS_MOST_DIGITS = 12, /* of states that would read the same with fewer: no further ones */
};

/* A number to WORDS_DIGITS digits. */
void words_number(struct buf *out, double value);

/* "from −1 to 4", to as many digits as tell both ends. */
void words_interval(struct buf *out, double low, double high);

/* "w = 1.081, b = 13.17": the first `count` of them, to so many digits. */
void words_parameters(struct buf *out, const char *const names[PARAMETERS_MAX],
                      const double values[PARAMETERS_MAX], size_t count, int digits);

/* The same where runs begin: as they were typed, if that takes ten digits at most.
 */
void words_start(struct buf *out, const char *const names[PARAMETERS_MAX],
                 const double values[PARAMETERS_MAX], size_t count);

/* The name of the loss axis: "f(x)", "f(x, y)" or "loss". */
const char *words_loss(const struct objective *objective);

/* ", f(x) = 3" or ", loss 3", to so many digits. */
void words_loss_is(struct buf *out, const struct objective *objective, double loss, int digits);

/*
 * "from x = 7, learning rate 0.1: each step keeps 0.8 of the distance to the minimum"; of a data
 * set without its start, which its figures show.
 */
void words_run(struct buf *out, const struct objective *objective, const struct run *run);

/* What the objective is, or the name of a trajectory without one. */
void words_study(struct buf *out, const struct study *study);

/* How many digits tell all rates of these runs apart: WORDS_DIGITS, or as many as it takes. */
int words_rate_digits(const struct run *runs, size_t count);

/* "lr 0.1", or with another text than a space between them, to so many digits. */
void words_rate(struct buf *out, const char *between, const struct run *run, int digits);

/* What holds of all runs: "from x = 7, states 0 to 8; stable below lr 1". */
void words_runs(struct buf *out, const struct study *study);

/* ", every 1000th drawn" where a part of the states is kept, after what says how many there are. */
void words_part(struct buf *out, const struct trajectory *trajectory);

/* What each run does: "lr 0.1, converging: each step keeps 0.8 of the distance; …." */
void words_each_run(struct buf *out, const struct study *study);

/* "converging: each step keeps 0.8 of the distance to the minimum". */
void words_verdict(struct buf *out, const struct study *study, const struct run *run);

/* "stable below lr 1", or where that holds near one of several minima "stable below lr 0.0625 near
 * x = 2". The minimum has a limit. */
void words_limit(struct buf *out, const struct objective *objective, const struct minimum *minimum);

/* "w = 1.8437, loss 69.121" of the minimum, or "x = 0, f(x) = 0". */
void words_minimum(struct buf *out, const struct objective *objective,
                   const struct minimum *minimum);

/* To how many digits the numbers of a state are told. */
struct words_digits {
    int parameter, loss, slope;
};

/* WORDS_DIGITS, or more where one of its neighbours, unless NULL, would read the same. */
struct words_digits words_state_digits(const struct state *state, const struct state *before,
                                       const struct state *after);

/* The larger numbers of digits of both. */
struct words_digits words_digits_both(const struct words_digits *a, const struct words_digits *b);

/* "(7, 49)" */
void words_point(struct buf *out, const struct state *state, const struct words_digits *digits);

#endif
