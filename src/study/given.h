/* Whether a study has been given all that it needs; what is missing is asked for at once. */
#ifndef GDPLOT_STUDY_GIVEN_H
#define GDPLOT_STUDY_GIVEN_H

#include "descent/objective.h"
#include "study/study.h"

/* The points of a data set, before another objective is taken for want of one: STATUS_USAGE. */
int given_check_points(const struct spec *spec, const struct study_needs *needs, struct err *err);

/* Start and learning rate, as many parameters as are drawn: STATUS_USAGE. */
int given_check_descent(const struct spec *spec, const struct study_needs *needs,
                        const struct objective *objective, struct err *err);

/* A start of as many values as the objective has parameters: STATUS_USAGE. */
int given_check_start(const struct spec *spec, const struct objective *objective, struct err *err);

#endif
