/*
 * The trajectory: every recorded state of every run, and its CSV.
 *
 * State k holds the parameter, the loss and the slope before update k, so N updates leave N+1
 * states. The CSV is what a trainer and a figure share: lines that begin with "# " hold the recipe,
 * then a header `run,lr,iteration,PARAMETER,loss,slope`, then a row a state with numbers that read
 * back to the same doubles. Runs count from 1, iterations from 0.
 */
#ifndef GDPLOT_DESCENT_TRAJECTORY_H
#define GDPLOT_DESCENT_TRAJECTORY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "descent/objective.h"

struct state {
    double parameter[PARAMETERS_MAX];
    double loss;
    double slope[PARAMETERS_MAX];
};

/* What a run does: see descent/verdict.h. */
enum verdict_kind {
    VERDICT_UNDECIDED,
    VERDICT_CONVERGED,
    VERDICT_CONVERGING,
    VERDICT_OSCILLATING,
    VERDICT_CYCLING,
    VERDICT_WANDERING,
    VERDICT_DESCENDING,
    VERDICT_DIVERGING,
};

struct verdict {
    enum verdict_kind kind;
    double rho; /* 0 where there are too few steps */
    size_t
        iteration; /* of converged, and of diverging where it names the state not finite; else 0 */
};

struct run {
    double lr;
    struct state *states; /* owned */
    size_t count;         /* at least 1 */
    size_t capacity;
    bool normalised;        /* trained on standardised columns, as descent.h tells */
    struct verdict verdict; /* set by verdict_judge_all */
};

struct trajectory {
    size_t parameters;
    char *names[PARAMETERS_MAX]; /* owned */
    struct run *runs;            /* owned */
    size_t count;
};

/* Whether parameter, loss and slope are all finite. */
bool state_is_finite(const struct state *state, size_t parameters);

/* Empty, for the parameters of an objective. */
void trajectory_init(struct trajectory *trajectory, size_t parameters, const char *const *names);
struct run *trajectory_add_run(struct trajectory *trajectory, double lr);
void trajectory_release(struct trajectory *trajectory);

void run_add_state(struct run *run, const struct state *state);

/* Writes the lines of a recipe, each after "# ". */
void trajectory_write_recipe(const char *recipe, FILE *stream);

/* Writes the CSV, the lines of `recipe` first; write errors are left on the stream. */
void trajectory_write(const struct trajectory *trajectory, const char *recipe, FILE *stream);

/*
 * Reads a CSV ("-" is standard input) into `trajectory` and the text of its "#" lines into
 * `recipe`. Errors: STATUS_INPUT with file, line and column; STATUS_IO; STATUS_LIMIT past 10⁷
 * states.
 */
int trajectory_read(struct trajectory *trajectory, struct buf *recipe, const char *path,
                    struct err *err);

#endif
