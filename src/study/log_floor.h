/*
 * Runs of logs against others of which each is what the next one could have been: seeds of one
 * training, or its last ten builds. How far these are from each other is the floor of noise; a run
 * that is farther from all of them than some times that is another training.
 */
#ifndef GDPLOT_STUDY_LOG_FLOOR_H
#define GDPLOT_STUDY_LOG_FLOOR_H

#include "base/err.h"
#include "request/spec.h"

/*
 * Compares the runs of the operands behind the first spec->baselines (0: those before the last)
 * with the runs of these, in the metrics that spec->metric names, or the losses. At each step the
 * spread is the greatest of the baselines less their least, their noise the greatest spread until
 * there. A run leaves where its distance to the nearest baseline exceeds spec->floor times the
 * noise; one that is equal to a baseline never does, since distances of 0 exceed nothing. A value
 * that is not finite is as far as can be from all but its like, and has no part in the spread.
 *
 * Adds a line for each run and metric that stays: the greatest ratio of the distance to the
 * noise, and where. Errors: STATUS_FAILED with the first step of each that leaves, the distance and
 * the ratio; STATUS_USAGE for fewer than two baselines; STATUS_INPUT for a run that has not the
 * same metrics and steps as the first baseline; those of log_read.
 */
int log_floor_judge(const struct spec *spec, struct texts *told, struct err *err);

#endif
