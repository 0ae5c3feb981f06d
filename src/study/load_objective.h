/* Makes the objective that a spec names. */
#ifndef GDPLOT_STUDY_LOAD_OBJECTIVE_H
#define GDPLOT_STUDY_LOAD_OBJECTIVE_H

#include "study/study.h"

/*
 * Makes study->objective from the function or the data of the spec. The moments of the data are
 * taken from the recipe, else from the cache, else the data are read. If neither is named (by a
 * trajectory without a recipe), no objective is made; study->needs must allow that. Errors:
 * STATUS_USAGE for options that contradict each other; STATUS_INPUT for a recipe that has some of
 * the moments only; those of the readers.
 */
int load_objective(struct study *study, struct err *err);

#endif
