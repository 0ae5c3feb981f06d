/* The optimisers that a spec names. */
#ifndef GDPLOT_STUDY_OPTIMIZERS_H
#define GDPLOT_STUDY_OPTIMIZERS_H

#include "descent/optimizer.h"
#include "request/spec.h"

struct optimizers {
    struct optimizer *at; /* owned */
    size_t count;         /* at least 1 */
};

/* Plain descent where none is named. Errors: STATUS_USAGE; otherwise the caller frees `at`. */
int optimizers_of(struct optimizers *optimizers, const struct spec *spec, struct err *err);

/* The only one, for what makes the runs of one. Errors: STATUS_USAGE where there are several. */
int optimizers_only(struct optimizer *optimizer, const struct spec *spec, struct err *err);

/* Names those of the text in the spec, unless it names the same in other words. */
void optimizers_set(struct spec *spec, const char *text);

/* Whether none of them uses the learning rate. */
bool optimizers_take_no_lr(const struct optimizers *optimizers);

#endif
