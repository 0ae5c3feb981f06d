/* How the runs of two studies differ. */
#ifndef GDPLOT_STUDY_RUNS_DIFFER_H
#define GDPLOT_STUDY_RUNS_DIFFER_H

#include "study/study.h"

/*
 * Compares run by run, as study_differ does, the states of the iterations that both have kept.
 * Errors: STATUS_FAILED, with the first difference.
 */
int runs_differ(const struct study *a, const struct study *b, double within, struct err *err);

#endif
