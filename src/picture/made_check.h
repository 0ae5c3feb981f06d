/* Whether a file that gdplot made is what its recipe gives. */
#ifndef GDPLOT_PICTURE_MADE_CHECK_H
#define GDPLOT_PICTURE_MADE_CHECK_H

#include "base/buf.h"
#include "base/err.h"
#include "request/spec.h"

/* Refuses options that would change what the recipe gives. Errors: STATUS_USAGE. */
int made_check_options(const struct spec *options, struct err *err);

/*
 * Checks a file: that its recipe is as it was written, that it gives these very bytes (of a PNG:
 * these pixels), and that the data file is the one it was made from: the one of --data, or one that
 * stands beside it by the name in the recipe. Of what gdplot 0.1 drew the bytes need not be the
 * same. Where all is as it should be, appends to `told` a line that says so, and whether there were
 * data to look at. Errors:
 * STATUS_FAILED, and those of reading and of drawing.
 */
int made_check(const char *path, const struct spec *options, struct buf *told, struct err *err);

#endif
