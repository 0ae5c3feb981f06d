/* The logs of other trainers: their runs. */
#ifndef GDPLOT_STUDY_RESULT_LOGS_H
#define GDPLOT_STUDY_RESULT_LOGS_H

#include "descent/log.h"
#include "descent/log_smooth.h"
#include "study/study.h"

extern const struct result result_logs;

/* The log that the study read, or NULL. */
const struct log *study_log(const struct study *study);

/* The same runs with the metrics that something is expected of (spec->judged), drawn or not, in the
 * order of the rows; NULL where the study read no log. */
const struct log *study_judged_log(const struct study *study);

/* What figures and CSV show of it: the log, or groups of its runs (descent/log_bands.h). */
const struct log *study_drawn_log(const struct study *study);

/* How the curves of these are smoothed; groups are made of runs that are smoothed already. */
struct log_smooth study_smooth(const struct study *study);

#endif
