/* A figure panel by panel: each becomes a picture of its own, with the axes of the whole figure. */
#ifndef GDPLOT_PICTURE_STEP_H
#define GDPLOT_PICTURE_STEP_H

#include <stdbool.h>

#include "picture/picture.h"

/* The picture of one step. It points into itself, and is not to be copied. */
struct picture_step {
    struct spec spec;
    struct picture picture; /* its fonts, and the results of its study, are those of the whole */
};

/* Whether the kind can be stepped through, and there is more than one step. */
bool picture_has_steps(const struct picture *whole);

/*
 * Composes the picture of a step that the kind has named, called "State 3", or "State 3, lr = 0.1"
 * where the whole has several runs. The whole must outlive it. To be released with
 * picture_step_release alone. Errors: those of kind_compose; there is then nothing to release.
 */
int picture_step_make(struct picture_step *step, const struct picture *whole,
                      const struct kind_step *shown, struct err *err);
void picture_step_release(struct picture_step *step);

#endif
