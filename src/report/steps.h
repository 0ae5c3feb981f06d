/* A figure panel by panel: each becomes a picture of its own, with the axes of the whole figure. */
#ifndef GDPLOT_REPORT_STEPS_H
#define GDPLOT_REPORT_STEPS_H

#include "report/composed.h"

/*
 * Composes the picture of one step, called "State 3", or "State 3, lr = 0.1" where there are
 * several runs; the caller releases it. Errors: those of the composer.
 */
int steps_compose(const struct composed *composed, const struct kind_step *step,
                  struct figure *figure, struct err *err);

#endif
