/* The values of a series that stand, one behind another: no blanks, none that was replaced. */
#ifndef GDPLOT_DESCENT_LOG_VALUES_H
#define GDPLOT_DESCENT_LOG_VALUES_H

#include "descent/log.h"

struct log_values {
    double *x, *y; /* owned */
    size_t count;  /* facts.count of the series */
};

struct log_values log_values_of(const struct log_series *series);

void log_values_release(struct log_values *values);

#endif
