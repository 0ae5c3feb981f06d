/* How two studies differ in what was made of them. */
#ifndef GDPLOT_STUDY_DIFFER_H
#define GDPLOT_STUDY_DIFFER_H

#include "study/study.h"

/*
 * Compares the first result that both have and that can be compared; where neither has runs, what
 * they say of their objectives. Numbers that lie no farther apart than `within` are the same.
 * Errors: STATUS_FAILED, with the first difference.
 */
int study_differ(const struct study *a, const struct study *b, double within, struct err *err);

/* Whether two numbers are the same; what is not a number is the same as itself. */
bool differ_same(double a, double b, double within);

#endif
