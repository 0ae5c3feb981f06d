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

/* Opens one more, with its stream to write to; "-" is standard output. NULL
 * on errors: STATUS_IO. */
struct outfile *outfiles_add(struct outfiles *files, const char *path, struct err *err);

/*
 * Puts all of them in place; each stream is finished by then. The last goes first, so that a file
 * which names another comes after it. Errors: STATUS_IO.
 */
int outfiles_commit(struct outfiles *files, struct err *err);

/* Those that are not in place are removed. */
void outfiles_release(struct outfiles *files);

#endif
