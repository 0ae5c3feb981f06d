/* The runs, in study->trajectory: trained, or read from a trajectory. Each has its verdict. */
#ifndef GDPLOT_STUDY_RESULT_RUNS_H
#define GDPLOT_STUDY_RESULT_RUNS_H

#include "study/study.h"

extern const struct result result_runs;

#endif
