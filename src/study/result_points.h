/* The points: the rows of the data file. A recipe has only their sums, so the file is needed. */
#ifndef GDPLOT_STUDY_RESULT_POINTS_H
#define GDPLOT_STUDY_RESULT_POINTS_H

#include "descent/data.h"
#include "study/study.h"

extern const struct result result_points;

/* The points of a study whose needs have result_points; borrowed. */
const struct data_points *study_points(const struct study *study);

#endif
