/* Two trajectories, or figures of them, compared by what was trained. */
#ifndef GDPLOT_PICTURE_DIFF_H
#define GDPLOT_PICTURE_DIFF_H

#include "base/err.h"
#include "request/spec.h"

/*
 * Compares the states of two files, trained again where they are figures, with `within` between
 * numbers that count as equal; figures without states by their objectives. Errors: STATUS_FAILED
 * with the first difference, "BEFORErun lr=0.1, iteration 3: x 3.584 and 3.585"; those of reading.
 */
int diff_files(const char *a, const char *b, double within, const char *before, struct err *err);

/*
 * Compares the pixels of two PNG files. Where they differ, and `shown` is not NULL, writes a
 * picture there that shows where. Errors: STATUS_FAILED with the first difference; those of reading
 * and writing.
 */
int diff_pixels(const char *a, const char *b, const char *shown, struct err *err);

#endif
