/* A study in two parameters along one of them. */
#ifndef GDPLOT_STUDY_SLICE_H
#define GDPLOT_STUDY_SLICE_H

#include "study/study.h"

/*
 * The same study with, as its objective, the slice along parameter number `along` through the last
 * finite state of the first run, or, without runs, through the start (0 where none is given); the
 * first parameter of its states is that one, and the second the other. It borrows from `study`; to
 * be released with study_slice_release alone.
 */
struct study study_slice(const struct study *study, size_t along);
void study_slice_release(struct study *slice);

#endif
