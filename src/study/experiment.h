/*
 * The experiment: what a spec asks for, made ready to be drawn — the objective, and the trajectory,
 * trained here or read from a CSV. All defaults are resolved in this one place and noted in the
 * spec, so that a recipe written afterwards tells them.
 */
#ifndef GDPLOT_STUDY_EXPERIMENT_H
#define GDPLOT_STUDY_EXPERIMENT_H

#include "descent/minimum.h"
#include "descent/sweep.h"
#include "descent/trajectory.h"
#include "descent/verdict.h"
#include "request/spec.h"
#include "study/trained.h"

struct experiment {
    struct spec *spec; /* borrowed, resolved */
    struct objective objective;
    struct trajectory trajectory; /* without runs where nothing was trained */
    struct sweep sweep;           /* where one was asked for */
    struct data_points points;    /* of the data file, where they are needed */
    char *points_file;            /* where they were typed to be; owned; NULL */
};

struct experiment_needs {
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
 * Resolves the spec, reads what it names and trains, unless `trained` (or NULL) has it already.
 * Errors: STATUS_USAGE for options that contradict each other or are missing, and all of the
 * readers' and of descent_train. On failure there is nothing to release.
 */
int experiment_prepare(struct experiment *experiment, struct spec *spec,
                       const struct experiment_needs *needs, struct trained *trained,
                       struct err *err);
void experiment_release(struct experiment *experiment);

/*
 * What an experiment in two parameters is along parameter number `along`: the objective's slice
 * through the last state of the first run (or through `at` where nothing is trained), and states
 * whose first parameter is this one; their second is the other. It borrows the objective and the
 * spec; the caller releases its trajectory alone.
 */
struct experiment experiment_slice(const struct experiment *experiment, size_t along,
                                   const double at[PARAMETERS_MAX]);

#endif
