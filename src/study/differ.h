/* Compares the results of two studies. */
#ifndef GDPLOT_STUDY_DIFFER_H
#define GDPLOT_STUDY_DIFFER_H

#include "study/study.h"

/*
 * Compares the first result of `a` that `b` has, too, and that can be compared. Without such a
 * result and without runs, the objectives of the specs are compared. Numbers count as the same if
 * they differ by no more than `within`. Returns 0; or -1 and STATUS_FAILED with the first
 * difference.
 */
int study_differ(const struct study *a, const struct study *b, double within, struct err *err);

/* Whether two numbers count as the same; nan is the same as nan. */
bool differ_same(double a, double b, double within);

#endif
