/* Gradient descent: parameter ← parameter − lr·slope, every state recorded, or a part of them. */
#ifndef GDPLOT_DESCENT_DESCENT_H
#define GDPLOT_DESCENT_DESCENT_H

#include "descent/trajectory.h"

enum { DESCENT_MOST_STATES = 10000000 };

struct descent {
    double start[PARAMETERS_MAX];
    const double *lr; /* the rates, one a run */
    size_t runs;
    long iterations;  /* updates of a run */
    double tolerance; /* a run stops once every |slope| ≤ tolerance; below 0: never */
    bool normalized;  /* descend as on standardised columns; for w and b of a data set alone */
    struct keep keep; /* the states that stay in the trajectory */
};

/*
 * On standardised columns, u = (x − x̄)/σx and the same of y, the model is v·u + c with w = v·σy/σx
 * and b = ȳ + σy·c − w·x̄. A step of gradient descent in v and c is in w and b
 *
 *     w ← w − 2·lr·(w − ŵ)      b ← b − 2·lr·(w·x̄ + b − ȳ) − x̄·(change of w)
 *
 * so states are kept in the units of the data, with the loss and the slopes they have there. The
 * curvature in v and c is 2 in every direction: descent is stable below this learning rate.
 */
#define DESCENT_NORMALIZED_LIMIT 1.0

/*
 * Trains one run a learning rate. A run ends early at the first state that is not finite, which is
 * recorded. Errors: STATUS_LIMIT past 10⁷ states kept or WORK_MOST node evaluations in all runs,
 * before any work is done.
 */
int descent_train(const struct descent *descent, const struct objective *objective,
                  struct trajectory *trajectory, struct err *err);

#endif
