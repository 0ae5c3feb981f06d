/* The logs of other trainers: their runs. */
#ifndef GDPLOT_STUDY_RESULT_LOGS_H
#define GDPLOT_STUDY_RESULT_LOGS_H

#include "descent/log.h"
#include "descent/log_smooth.h"
#include "study/study.h"

extern const struct result result_logs;

/* The log that the study read, or NULL. */
const struct log *study_log(const struct study *study);

/* How its curves are smoothed. */
struct log_smooth study_smooth(const struct study *study);

#endif
