/*
 * Expectations: what --expect says of the runs. "converging" expects it of every run,
 * "0.1=converging, 1=cycling" of those with these learning rates.
 */
#ifndef GDPLOT_CLI_EXPECT_H
#define GDPLOT_CLI_EXPECT_H

#include "base/err.h"
#include "report/outcomes.h"

/* Whether the text can be understood. Errors: STATUS_USAGE. */
int expect_check(const char *text, struct err *err);

/*
 * Compares the runs with it. Errors: STATUS_FAILED with a line for each run that differs;
 * STATUS_USAGE where there is no run of a rate.
 */
int expect_compare(const char *text, const struct outcomes *outcomes, struct err *err);

#endif
