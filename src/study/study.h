/*
 * The study: what a spec asks for, ready to be drawn: the objective, and the results that the
 * figure needs. Options that were left out are resolved here (study/defaults.h) and noted in the
 * spec, so that a recipe that is written later has them, too.
 */
#ifndef GDPLOT_STUDY_STUDY_H
#define GDPLOT_STUDY_STUDY_H

#include <stdio.h>

#include "descent/objective.h"
#include "descent/trajectory.h"
#include "request/spec.h"
#include "study/cache.h"
#include "study/defaults.h"
#include "study/result.h"

enum { STUDY_RESULTS = 4 }; /* the most results of a study */

/* What a kind of figure, or a command, needs of a study. */
struct study_needs {
    const struct result *results[STUDY_RESULTS]; /* made in this order; NULL past the last */
    bool (*trains)(
        const struct spec *spec);  /* whether result_runs is made for this spec; NULL: for any */
    const char *train_with;        /* where it is not, what to do about that: "add --path" */
    const struct example *example; /* taken where no objective is given; NULL: example_parabola */
    long (*iterations)(
        const struct spec *spec); /* the default of --iterations; NULL: 8, or 100 for data */
    bool any_objective;           /* trajectories that do not name their objective are accepted */
    bool no_objective;            /* nothing descends */
    bool goes_on;                 /* --iterations beside a trajectory has its runs go on */
};

struct study {
    struct spec *spec;               /* borrowed; resolved */
    const struct study_needs *needs; /* borrowed */
    struct cache *cache;             /* borrowed; NULL for none */
    struct objective objective;      /* zeroed where a trajectory does not name its objective */
    /*
     * The runs, each with its verdict, that result_runs trained or read; else none. A member of its
     * own, since captions and summaries are about the runs, and since a slice has other runs than
     * its study.
     */
    struct trajectory trajectory;
    bool goes_on; /* the runs that were read are to be trained further */
    struct study_result {
        const struct result *result;
        void *made;           /* owned */
    } results[STUDY_RESULTS]; /* the results that were made */
    size_t result_count;
};

/*
 * Resolves the spec, reads the files that it names and makes the results that are needed. What the
 * cache has is not read or trained again. A trajectory that the spec names is read in any case.
 * Errors: STATUS_USAGE for options that contradict each other or are missing; those of the readers
 * and of the results. On failure there is nothing to release.
 */
int study_prepare(struct study *study, struct spec *spec, const struct study_needs *needs,
                  struct cache *cache, struct err *err);
void study_release(struct study *study);

/* Whether the result will be made for this spec, since the needs list it. */
bool study_wants(const struct study_needs *needs, const struct spec *spec,
                 const struct result *result);

/* The usual `trains` of kinds that draw an objective alone, too: whether an option of the descent
 * is given, or a trajectory, or no objective, in whose place the example is trained. */
bool study_descent_asked(const struct spec *spec);

/* Whether study_write will be possible, asked before anything is made. */
bool study_will_write(const struct study_needs *needs, const struct spec *spec);

/* Writes the first result that has a CSV, with its recipe. There must be one (study_will_write). */
void study_write(const struct study *study, FILE *stream);

/*
 * The entry of a result that was made, and what its `make` kept; NULL where it was not made.
 * Borrowed.
 */
const struct study_result *study_find(const struct study *study, const struct result *result);
const void *study_made(const struct study *study, const struct result *result);

/* Whether --upto asks for the states up to one of them; and a run as far as the figure then shows
 * it, or all of it. It borrows the states. */
bool study_is_cut(const struct study *study);
struct run study_shown(const struct study *study, const struct run *run);

#endif
