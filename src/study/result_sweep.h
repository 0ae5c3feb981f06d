/* The sweep: how many runs end, each at a learning rate of its own (descent/sweep_ends.h). */
#ifndef GDPLOT_STUDY_RESULT_SWEEP_H
#define GDPLOT_STUDY_RESULT_SWEEP_H

#include "descent/sweep_ends.h"
#include "study/study.h"

extern const struct result result_sweep;

/* The sweep of a study whose needs have result_sweep; borrowed. */
const struct sweep *study_sweep(const struct study *study);

#endif
