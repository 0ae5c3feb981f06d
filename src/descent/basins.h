/* Basins: which minimum each of many runs reaches, or is on its way to. */
#ifndef GDPLOT_DESCENT_BASINS_H
#define GDPLOT_DESCENT_BASINS_H

#include "descent/ends.h"
#include "descent/minimum.h"

enum {
    BASINS_MOST = 200, /* minima that are told apart */
    BASIN_OTHER = 254, /* of a run that reaches one beyond those */
    BASIN_NONE = 255,  /* of a run that reaches none */
};

struct basins {
    struct minimum at[BASINS_MOST];
    size_t runs[BASINS_MOST]; /* how many reach it; there are no more than before */
    size_t count;
    size_t none, other;
    unsigned char *of; /* owned: the minimum of each run */
};

/*
 * Of runs that converge or oscillate, the minimum downhill from where they end, and of those that
 * descend, if it is near; the others reach none. Minima have the order in which the runs reach
 * them. They are sought on at most `jobs` threads, with the same outcome for any number. Errors:
 * STATUS_LIMIT where the search takes more than WORK_MOST.
 */
int basins_find(struct basins *basins, const struct objective *objective,
                const struct run_end *ends, size_t count, long jobs, struct err *err);
void basins_release(struct basins *basins);

#endif
