/*
 * Takes a study from a trajectory's CSV instead of training: its states, and what its recipe says.
 */
#ifndef GDPLOT_STUDY_ADOPT_H
#define GDPLOT_STUDY_ADOPT_H

#include "study/study.h"

/*
 * Reads the file spec->trajectory into the runs of the study, and copies the fields of its recipe
 * into the spec; start, rates and iterations that the recipe does not have are taken from the
 * states. If the recipe names a data file, spec->told_by becomes the trajectory, beside which that
 * file is looked for. If the study needs the points of the data, --data may say where they are: it
 * becomes spec->points_file. Where the study may go on (study_needs), --iterations has it do so:
 * it is how many updates there are to be in all. Errors: STATUS_USAGE for options that the file
 * settles; those of trajectory_read and recipe_read.
 */
int adopt_trajectory(struct study *study, struct err *err);

#endif
