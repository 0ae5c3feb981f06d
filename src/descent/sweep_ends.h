/*
 * The sweep: the same descent at many learning rates, of which only the end of each run is kept.
 */
#ifndef GDPLOT_DESCENT_SWEEP_ENDS_H
#define GDPLOT_DESCENT_SWEEP_ENDS_H

#include <stdio.h>

#include "descent/ends.h"

enum { SWEEP_MOST_RATES = 1000000 };

struct sweep {
    const double *lr;     /* borrowed from the descent */
    struct run_end *ends; /* owned, one a rate */
    size_t count;
    double first_loss; /* of state 0 */
};

/*
 * Descends at every rate of `descent`, on at most `jobs` threads. However many these are, the ends
 * and verdicts are those that training at each rate by itself gives. Several ranks (base/ranks.h)
 * do a share each; then each has all ends. Errors: STATUS_LIMIT past SWEEP_MOST_RATES or WORK_MOST,
 * before any work is done. A zeroed sweep needs no release.
 */
int sweep_run(struct sweep *sweep, const struct descent *descent, const struct objective *objective,
              long jobs, struct err *err);
void sweep_release(struct sweep *sweep);

/*
 * Two losses count as the same if they differ by no more than SWEEP_SAME of themselves plus
 * SWEEP_NONE of the way from the first loss.
 */
#define SWEEP_SAME 1e-9

#define SWEEP_NONE 1e-16

/* Neighbouring rates that end lowest: from number `first` to number `last`. */
struct sweep_best {
    size_t first, last;
    size_t lowest; /* the one among them whose loss is least */
};

/*
 * Finds the rates that end lowest, losses that count as the same included; if these are not all
 * neighbours, the longest row of neighbours. Returns false where every run ends no lower than it
 * began, diverges or becomes undefined.
 */
bool sweep_find_best(const struct sweep *sweep, struct sweep_best *best);

/* Writes the CSV: the lines of `recipe` after "# ", then lr,loss,zone,verdict; as trajectory_write.
 */
void sweep_write(const struct sweep *sweep, const char *recipe, FILE *stream);

#endif
