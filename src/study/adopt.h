/* A trajectory's CSV in place of training: the states, and what its recipe says of the study. */
#ifndef GDPLOT_STUDY_ADOPT_H
#define GDPLOT_STUDY_ADOPT_H

#include "study/study.h"

/*
 * Reads the file that spec->trajectory names into the study's runs and takes over the fields of its
 * recipe; what the recipe leaves out of the descent follows from the states. A data file named
 * there is looked for as the recipe of spec->told_by has it. Where the points of a recipe's data
 * are needed, --data says where they are (spec->points_file). Errors: STATUS_USAGE for options that
 * the file settles; those of trajectory_read and recipe_read.
 */
int adopt_trajectory(struct study *study, struct err *err);

#endif
