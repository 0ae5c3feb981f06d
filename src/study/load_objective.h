/* The objective that a spec names. */
#ifndef GDPLOT_STUDY_LOAD_OBJECTIVE_H
#define GDPLOT_STUDY_LOAD_OBJECTIVE_H

#include "study/study.h"

/*
 * Makes the study's objective of the function or the data; the sums of the data are the recipe's,
 * else the cache's, else read. None is made where a trajectory names none, which study->needs must
 * allow. Errors: STATUS_USAGE for options that contradict each other; STATUS_INPUT for a recipe
 * with a part of the sums; those of the readers.
 */
int load_objective(struct study *study, struct err *err);

#endif
