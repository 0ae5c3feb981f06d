/* The points: the rows of the data file, of which a recipe has the sums alone. */
#ifndef GDPLOT_STUDY_RESULT_POINTS_H
#define GDPLOT_STUDY_RESULT_POINTS_H

#include "descent/data.h"
#include "study/study.h"

extern const struct result result_points;

/* Those of a study that needs them. */
const struct data_points *study_points(const struct study *study);

#endif
