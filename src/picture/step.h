/* A figure panel by panel: each becomes a picture of its own, with the axes of the whole figure. */
#ifndef GDPLOT_PICTURE_STEP_H
#define GDPLOT_PICTURE_STEP_H

#include <stdbool.h>

#include "picture/variant.h"

/* Whether the kind can be stepped through, and there is more than one step. */
bool picture_has_steps(const struct picture *whole);

/*
 * Composes the picture of a step that the kind has named, called "State 3", or "State 3, lr = 0.1"
 * where the whole has several runs. The whole must outlive it. To be released in any case. Errors:
 * those of kind_compose.
 */
int picture_step_make(struct picture_variant *step, const struct picture *whole,
                      const struct kind_step *shown, struct err *err);

#endif
