/* A study in two parameters, cut to a study in one of them. */
#ifndef GDPLOT_STUDY_SLICE_H
#define GDPLOT_STUDY_SLICE_H

#include "study/study.h"

/*
 * The same study, with a slice of its objective: along parameter number `along`, through the last
 * finite state of the first run; without runs, through the start (0 where none is given). In its
 * states the parameter along the slice is the first, the other one the second. It borrows from
 * `study`, and is to be released by study_slice_release alone.
 */
struct study study_slice(const struct study *study, size_t along);
void study_slice_release(struct study *slice);

#endif
