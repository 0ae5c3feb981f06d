/*
 * The study: what a spec asks for, made ready to be drawn — the objective, and the results that the
 * figure needs. All that was left out is resolved here (study/defaults.h) and noted in the spec, so
 * that a recipe written afterwards tells it.
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

enum { STUDY_RESULTS = 4 }; /* of one study at most */

/* What is to be made of a spec. */
struct study_needs {
    const struct result *results[STUDY_RESULTS]; /* made in this order; NULL past the last */
    bool (*wanted)(const struct spec *spec);     /* whether this spec wants them; NULL: any does */
    const struct example *example;               /* where no objective is given; NULL: a parabola */
    long (*iterations)(const struct spec *spec); /* by default; NULL: 8, or 100 for data */
    bool any_objective; /* a trajectory will do that does not name its objective */
};

struct study {
    struct spec *spec;               /* borrowed, resolved */
    const struct study_needs *needs; /* borrowed */
    struct cache *cache;             /* borrowed; NULL for none */
    struct objective objective;      /* zeroed where a trajectory does not name it */
    /*
     * The runs, each with its verdict, trained or read: what result_runs makes; none where nothing
     * was trained. A member, since all that is said of a study is said of them, and since a slice
     * has runs of its own.
     */
    struct trajectory trajectory;
    struct study_result {
        const struct result *result;
        void *made;           /* owned */
    } results[STUDY_RESULTS]; /* those made */
    size_t result_count;
};

/*
 * Resolves the spec, reads what it names and makes what is needed, but for what the cache has
 * already. A trajectory that the spec names is read in any case. Errors: STATUS_USAGE for options
 * that contradict each other or are missing, and all of the readers' and of the results. On failure
 * there is nothing to release.
 */
int study_prepare(struct study *study, struct spec *spec, const struct study_needs *needs,
                  struct cache *cache, struct err *err);
void study_release(struct study *study);

/* Whether the result is made of the spec because it is needed. */
bool study_wants(const struct study_needs *needs, const struct spec *spec,
                 const struct result *result);

/* Whether what is made of the spec can be written as a CSV, before it is made. */
bool study_will_write(const struct study_needs *needs, const struct spec *spec);

/* Writes the first result that can be, one of which there is, as a CSV with its recipe. */
void study_write(const struct study *study, FILE *stream);

/* The place of a result among those made, or NULL; and what was kept of it, or NULL. */
const struct study_result *study_find(const struct study *study, const struct result *result);
const void *study_made(const struct study *study, const struct result *result);

#endif
