/* A picture composed once more from the same results, with some of its spec changed. */
#ifndef GDPLOT_PICTURE_VARIANT_H
#define GDPLOT_PICTURE_VARIANT_H

#include "picture/picture.h"

/* It points into itself, and is not to be copied. */
struct picture_variant {
    struct spec spec;
    struct picture picture; /* its fonts, and the results of its study, are those of the whole */
};

/*
 * Copies the spec of the whole, but its outputs, with no title and no caption: a variant stands
 * where both are told as text. Its spec and study may then be changed. The whole must outlive it.
 */
void picture_variant_init(struct picture_variant *variant, const struct picture *whole);

/* Composes it. Errors: those of kind_compose. To be released in any case. */
int picture_variant_compose(struct picture_variant *variant, struct err *err);

/* Calls its figure so, for readers that do not see the picture. */
void picture_variant_name(struct picture_variant *variant, const char *title);

void picture_variant_release(struct picture_variant *variant);

#endif
