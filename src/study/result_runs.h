/* The runs, in study->trajectory: trained, or those that a trajectory holds; each is judged. */
#ifndef GDPLOT_STUDY_RESULT_RUNS_H
#define GDPLOT_STUDY_RESULT_RUNS_H

#include "study/study.h"

extern const struct result result_runs;

#endif
