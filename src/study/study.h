/*
 * The study: what a spec asks for, made ready to be drawn — the objective, and the trajectory,
 * trained here or read from a CSV. All defaults are resolved in this one place and noted in the
 * spec, so that a recipe written afterwards tells them.
 */
#ifndef GDPLOT_STUDY_STUDY_H
#define GDPLOT_STUDY_STUDY_H

#include "descent/minimum.h"
#include "descent/sweep.h"
#include "descent/trajectory.h"
#include "descent/verdict.h"
#include "request/spec.h"
#include "study/cache.h"

struct study {
    struct spec *spec; /* borrowed, resolved */
    struct objective objective;
    struct trajectory trajectory; /* without runs where nothing was trained */
    struct sweep sweep;           /* where one was asked for */
    struct data_points points;    /* of the data file, where they are needed */
    char *points_file;            /* where they were typed to be; owned; NULL */
};

struct study_needs {
    bool trains;             /* states are needed */
    long iterations;         /* the default number of updates; -1: 8, or 100 for data */
    bool several;            /* without an objective, three learning rates rather than one */
    bool any_objective;      /* a trajectory will do that does not name its objective */
    bool sweeps;             /* the ends of many runs are needed, and no states */
    bool two;                /* without an objective, one in two parameters */
    bool points;             /* the rows of the data file, which must be there, are needed */
    const char *points_file; /* where they are, if not where the spec says; NULL */
};

/*
 * Resolves the spec, reads what it names and trains, unless `cache` (or NULL) has it already.
 * Errors: STATUS_USAGE for options that contradict each other or are missing, and all of the
 * readers' and of descent_train. On failure there is nothing to release.
 */
int study_prepare(struct study *study, struct spec *spec, const struct study_needs *needs,
                  struct cache *cache, struct err *err);
void study_release(struct study *study);

/*
 * What a study in two parameters is along parameter number `along`: the objective's slice
 * through the last state of the first run (or through `at` where nothing is trained), and states
 * whose first parameter is this one; their second is the other. It borrows the objective and the
 * spec; the caller releases its trajectory alone.
 */
struct study study_slice(const struct study *study, size_t along, const double at[PARAMETERS_MAX]);

#endif
