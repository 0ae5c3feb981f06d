/*
 * The sweep: the same descent at many learning rates, of which only the end of each run is kept.
 */
#ifndef GDPLOT_DESCENT_SWEEP_H
#define GDPLOT_DESCENT_SWEEP_H

#include <stdio.h>

#include "descent/descent.h"
#include "descent/verdict.h"

enum { SWEEP_MOST_RATES = 1000000 };

/* What a rate does, whether it has come to rest by the last state or not. */
enum sweep_zone {
    SWEEP_CONVERGING,  /* towards the minimum from one side */
    SWEEP_OSCILLATING, /* the steps turn back, and yet the run stays bounded */
    SWEEP_DIVERGING,
    SWEEP_ZONES,
};

/* "converging", … */
extern const char *const sweep_zone_names[SWEEP_ZONES];

struct sweep_end {
    double loss; /* of the last state; not a number where a state is not finite */
    double rho;  /* of the run's last steps before it came to rest; 0 where it took one at most */
    enum sweep_zone zone;
};

struct sweep {
    const double *lr;       /* borrowed from the descent */
    struct sweep_end *ends; /* owned, one a rate */
    size_t count;
    double first_loss; /* of state 0 */
};

/*
 * Descends at every rate of `descent` on at most `jobs` threads, with the same result whatever
 * their number. The last steps of a run are judged as verdict.h tells; of a run that has come to
 * rest, those of the last steps looked at whose slopes are above VERDICT_SAME of its steepest.
 * The tolerance of the descent counts for nothing: every run makes all its updates. Errors:
 * STATUS_LIMIT past SWEEP_MOST_RATES or WORK_MOST, before any work is done. A zeroed sweep
 * needs no release.
 */
int sweep_run(struct sweep *sweep, const struct descent *descent, const struct objective *objective,
              long jobs, struct err *err);
void sweep_release(struct sweep *sweep);

/*
 * The rate that ends lowest. Losses that differ by no more than VERDICT_SAME of the way down count
 * as the same; of these rates the one with the smallest ρ, which is the fastest. Not found: every
 * run ends above the start or diverges.
 */
bool sweep_best(const struct sweep *sweep, size_t *best);

/* Writes the CSV: the lines of `recipe` after "# ", then lr,loss,zone; as trajectory_write. */
void sweep_write(const struct sweep *sweep, const char *recipe, FILE *stream);

#endif
