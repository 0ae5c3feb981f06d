/* Files that are written all or none: each under a temporary name (base/outfile.h) until the last
 * is complete. */
#ifndef GDPLOT_PICTURE_OUTFILES_H
#define GDPLOT_PICTURE_OUTFILES_H

#include <stddef.h>

#include "base/err.h"
#include "base/outfile.h"

/* A zeroed struct has none. */
struct outfiles {
    struct outfiles_item **at; /* owned */
    size_t count;
};

/* Opens one more, and returns it with its stream to write to; "-" is standard output. NULL on
 * errors: STATUS_IO. */
struct outfile *outfiles_add(struct outfiles *files, const char *path, struct err *err);

/*
 * Puts all of them in place; outfile_finish has been called for each. The last is put there first:
 * a file that names another one (as LaTeX names its PDF) is added before it, so that it appears
 * when the other is there. Errors: STATUS_IO.
 */
int outfiles_commit(struct outfiles *files, struct err *err);

/* Removes those that were not put in place, and frees the struct's memory. */
void outfiles_release(struct outfiles *files);

#endif
