/* Whether figures are what their recipes give. */
#ifndef GDPLOT_CLI_REDO_CHECK_H
#define GDPLOT_CLI_REDO_CHECK_H

#include "base/err.h"
#include "spec/spec.h"

/*
 * Checks every operand: that its recipe is as it was written, that it gives these very bytes (of a
 * PNG: these pixels), and, with --data, that it was made from this data file. Prints a line for
 * each that is, unless quiet. Errors: a line for each that is not, and the most severe of their
 * statuses: STATUS_FAILED, and those of reading and of drawing; STATUS_USAGE for options beside.
 */
int redo_check(const struct spec *options, struct err *err);

#endif
