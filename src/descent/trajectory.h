/*
 * The trajectory: every recorded state of every run, and its CSV.
 *
 * State k holds the parameter, the loss and the slope before update k, so N updates leave N+1
 * states. The CSV is what a trainer and a figure share: lines that begin with "# " hold the recipe,
 * then a header `run,lr,iteration,PARAMETER,loss,slope`, then a row a state with numbers that read
 * back to the same doubles. Runs count from 1, iterations from 0. Where a run has another optimiser
 * than plain descent, the column `optimizer` and its memory follow (descent/trajectory_row.h).
 *
 * A run may be thinned, so that only some of its states are kept: then a line `keep: RULE` of the
 * recipe says so, and iterations grow with gaps. State 0 and the last 9 are there in any case; see
 * descent/keeper.h.
 */
#ifndef GDPLOT_DESCENT_TRAJECTORY_H
#define GDPLOT_DESCENT_TRAJECTORY_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"
#include "descent/keep.h"
#include "descent/objective.h"
#include "descent/optimizer.h"
#include "descent/verdict.h"

/* How many numbers of each parameter a rule may carry from update to update. */
enum { RULE_MEMORY_MAX = 2 };

struct state {
    double parameter[PARAMETERS_MAX];
    double loss;
    double slope[PARAMETERS_MAX];
    double memory[RULE_MEMORY_MAX][PARAMETERS_MAX]; /* before the update; 0 where the rule has none
                                                     */
};

struct run {
    double lr;
    struct optimizer optimizer; /* that it was trained by */
    size_t parameters;
    size_t memory; /* numbers of memory a parameter, all of which have columns */
    double *block; /* the memory of all columns; owned */
    /* The columns of the states, in `block`; NULL for parameters that the run does not have. */
    double *parameter[PARAMETERS_MAX];
    double *loss;
    double *slope[PARAMETERS_MAX];
    double *remembered[RULE_MEMORY_MAX][PARAMETERS_MAX];
    size_t *iterations; /* of each state, ascending from 0; owned; NULL where all states are kept */
    size_t count;       /* of states; at least 1 once trained or read */
    size_t capacity;
    struct verdict verdict; /* set by judge_all */
};

struct trajectory {
    size_t parameters;
    char *names[PARAMETERS_MAX]; /* owned */
    struct run *runs;            /* owned */
    size_t count;
    size_t capacity;
    struct keep keep; /* how runs that are thinned were thinned */
};

/* Whether parameter, loss and slope are all finite. */
static inline bool state_is_finite(const struct state *state, size_t parameters)
{
    double sum = state->loss * 0;

    for (size_t i = 0; i < parameters; i++)
        sum += state->parameter[i] * 0 + state->slope[i] * 0;
    return sum == 0;
}

/* Makes an empty trajectory; copies the names of the parameters. */
void trajectory_init(struct trajectory *trajectory, size_t parameters, const char *const *names);

/* Adds a run without states. Borrowed until the next run is added. */
struct run *trajectory_add_run(struct trajectory *trajectory, const struct optimizer *optimizer,
                               double lr);
void trajectory_release(struct trajectory *trajectory);

/* How many runs from number `first` on have the same optimiser, one after the other. */
size_t trajectory_count_alike(const struct trajectory *trajectory, size_t first);

/* Makes room for `capacity` states in all; the run must not have more. */
void run_reserve(struct run *run, size_t capacity);

/* Add a state behind the others: that of the next iteration, or of a later one. */
void run_add_state(struct run *run, const struct state *state);
void run_add_later(struct run *run, const struct state *state, size_t iteration);

/*
 * Adds the states of the next `count` iterations; for a run in one parameter that is
 * not thinned. Of `memory` only what the run has is read.
 */
void run_add_states(struct run *run, const double *parameter, const double *loss,
                    const double *slope, const double *const memory[RULE_MEMORY_MAX], size_t count);

/*
 * State number `i`, counted among the kept ones; parameters and memory that the run does not have
 * are 0.
 */
struct state run_state(const struct run *run, size_t i);
struct state run_last_state(const struct run *run);

/* Puts a state in place of state number `i`. */
void run_set_state(struct run *run, size_t i, const struct state *state);

/* In a run that has `iterations`: copies state number `from`, with its iteration, to number `i`. */
void run_copy_state(struct run *run, size_t i, size_t from);

/* Gives a run without states, by the same optimiser, a copy of the states of another. */
void run_copy_states(struct run *run, const struct run *from);

/* Swaps the two parameters, their slopes and their memory. */
void run_swap_parameters(struct run *run);

/* The iteration of state number `i`, counted among the kept ones. */
static inline size_t run_iteration(const struct run *run, size_t i)
{
    return run->iterations ? run->iterations[i] : i;
}

/* The run as far as an iteration, with the verdict of the whole. It borrows the states. */
struct run run_upto(const struct run *run, size_t iteration);

/* How many updates the run took: the iteration of its last state. */
size_t run_updates(const struct run *run);

/* Whether only some of its states are kept. */
bool run_is_thinned(const struct run *run);
bool trajectory_is_thinned(const struct trajectory *trajectory);

/* Makes `iterations`, even where no state was left out and they are only 0, 1, 2, … */
void run_number(struct run *run);

/* Frees `iterations` where no state was left out. */
void run_forget_iterations(struct run *run);

/* Frees the states, and leaves a zeroed run. */
void run_release(struct run *run);

/*
 * What the slope of parameter number `i` is called wherever states are listed: "slope", or with
 * several parameters "slope_w". The caller frees it.
 */
char *trajectory_slope_name(const struct trajectory *trajectory, size_t i);

/*
 * What number `m` of a parameter's memory is called there, "memory1"; with several parameters "_w"
 * follows.
 */
const char *trajectory_memory_name(size_t m);

/* Whether a run has another optimiser than plain descent or descent on standardised columns. */
bool trajectory_has_optimizers(const struct trajectory *trajectory);

/* Writes the lines of a recipe, each after "# ". */
void trajectory_write_recipe(const char *recipe, FILE *stream);

/* Writes the CSV, the lines of `recipe` first; write errors are left on the stream. */
void trajectory_write(const struct trajectory *trajectory, const char *recipe, FILE *stream);

/*
 * Reads a CSV ("-" is standard input) into `trajectory`, and appends the text of its "#" lines to
 * `recipe`. It does not read the recipe: the caller sets `keep` and the rules of the runs by it.
 * Errors: STATUS_INPUT with file, line and column; STATUS_IO; STATUS_LIMIT past 10⁷ states.
 */
int trajectory_read(struct trajectory *trajectory, struct buf *recipe, const char *path,
                    struct err *err);

#endif
