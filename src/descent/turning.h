/*
 * How runs turn, of many side by side or of one: gathered step by step over the last steps, which
 * are TURNING_STEPS at most, and told once they have all been added.
 */
#ifndef GDPLOT_DESCENT_TURNING_H
#define GDPLOT_DESCENT_TURNING_H

#include "descent/trajectory.h"

enum {
    TURNING_STEPS = VERDICT_TURNS - 1,
    /* The last 4 steps, the 4 before, the 8 before these, …: the last part begins 1,024 steps ago.
     */
    TURNING_PARTS = 9,
};

/* What is told of a run. */
struct turned {
    /*
     * By how much the largest step of a turn changes, a step: the last steps are compared with as
     * many before them, the fewest (4 or a larger power of 2) in which there is a turn each, to and
     * fro. 0: there are too few.
     */
    double ratio;
    double before, largest; /* what it is of: the largest of the steps before, and of the last, */
    long length;            /* so many each */
    bool ever;              /* whether it turned at all */
    /*
     * Whether the run still turns: it did, and the steps since are not more than twice those
     * between that turn and the one before.
     */
    bool still;
};

/* Rows of a number of each run. */
struct turning {
    size_t lanes, parameters;
    long steps; /* how many there will be */
    long added;
    double *block; /* the memory of all rows; owned */
};

/* For `steps` steps that are still to come. The caller releases it. */
void turning_init(struct turning *turning, size_t lanes, size_t parameters, long steps);
void turning_release(struct turning *turning);

/* How many rows there are: swapping number i and j in each swaps two runs. */
size_t turning_rows(const struct turning *turning);

/*
 * Adds the step of the first `count` runs from one position to the next; rows by parameter.
 */
void turning_add(struct turning *turning, size_t count, const double *const from[PARAMETERS_MAX],
                 const double *const to[PARAMETERS_MAX]);

struct turned turning_told(const struct turning *turning, size_t lane);

/* Of the last states of a run, which are all there. */
struct turned turning_of(const struct run *run);

#endif
