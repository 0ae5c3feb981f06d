/*
 * Runs side by side, as descent/ends_block.c has them: a lane a run, a row a number of each lane.
 * The lanes that still move come first; `run` tells whose lane each is.
 */
#ifndef GDPLOT_DESCENT_ENDS_ROWS_H
#define GDPLOT_DESCENT_ENDS_ROWS_H

#include "descent/ends.h"
#include "descent/objective_lanes.h"
#include "descent/rule.h"
#include "descent/turning.h"

/* A number of each lane, and of as many states one after the other. */
typedef double row[LANES];
typedef row row_window[VERDICT_WINDOW];

/* Of each parameter its own row or window. */
struct block {
    const struct objective_lanes *lanes;
    const struct descent *descent;
    const struct setting *settings; /* by run */
    size_t parameters;
    bool total;      /* the objective is defined everywhere */
    bool tells_rest; /* the first state at rest is wanted */
    double *workspace;
    size_t run[LANES];
    struct rate_rows rates;  /* of the next update */
    struct rates common;     /* the same but for lr, where the hyperparameters do not vary; */
    struct rates own[LANES]; /* where they do, */
    bool varies;             /* that of each lane */
    row x[PARAMETERS_MAX];   /* where the runs are, as lanes_at takes it */
    row memory[PARAMETERS_MAX][RULE_MEMORY_MAX];   /* of rules that have some */
    row start[PARAMETERS_MAX];                     /* kept of two parameters alone */
    row low[PARAMETERS_MAX], high[PARAMETERS_MAX]; /* of x so far */
    row farthest, far[PARAMETERS_MAX]; /* of two parameters: the square of the largest distance from
                                        * the start, and where that was */
    row broken;  /* 0, or not a number once a loss was not finite; of total objectives only at the
                  * start */
    row stopped; /* the state in which the slope was within the tolerance, or −1 */
    row before[PARAMETERS_MAX]; /* where the lanes were ENDS_PERIOD states ago, and their memory */
    row memory_before[PARAMETERS_MAX][RULE_MEMORY_MAX];
    bool turns;               /* how runs turn is gathered, of rules with memory: */
    row from[PARAMETERS_MAX]; /* from where they were one state ago */
    struct turning turning;
    size_t untold[LANES], untold_count; /* the runs whose verdicts depend on that, where it is not
                                         */
    row next_slope;                     /* in the second parameter */
    row first_loss;                     /* by run */
    row_window at[PARAMETERS_MAX], slope[PARAMETERS_MAX]; /* of the last states */
};

static inline const struct rule *block_rule(const struct block *block)
{
    return block->descent->optimizer.rule;
}

/* How many lanes there have to be for `count` runs. */
static inline size_t block_lanes(size_t count)
{
    return (count + LANES_UNIT - 1) / LANES_UNIT * LANES_UNIT;
}

#endif
