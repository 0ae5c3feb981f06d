/*
 * A private folder for the files that another program reads and writes. It is made in $TMPDIR or
 * /tmp, only its owner may enter it, and it is removed with its files when it is released or the
 * process dies (base/cleanup.h). Whoever makes the next such folder removes those of processes that
 * were killed (base/leftovers.h).
 */
#ifndef GDPLOT_BASE_SCRATCH_H
#define GDPLOT_BASE_SCRATCH_H

#include "base/buf.h"
#include "base/cleanup.h"
#include "base/err.h"

struct scratch {
    struct cleanup cleanup;   /* first */
    char path[512];           /* of the folder; "" where there is none */
    const char *const *names; /* the files that may be in it, up to a NULL; borrowed */
    int folder;               /* a descriptor of it */
};

/*
 * Makes the folder; no file but those of `names` may ever be in it. Errors: STATUS_IO. The struct
 * must not move until it is released.
 */
int scratch_open(struct scratch *scratch, const char *const *names, struct err *err);

/* Removes the files and the folder. Safe on a zeroed struct, and twice. */
void scratch_release(struct scratch *scratch);

/* Makes a file, readable for its owner alone. Errors: STATUS_IO, also where it exists. */
int scratch_write(const struct scratch *scratch, const char *name, const struct buf *content,
                  struct err *err);

/*
 * Replaces `content` by the content of a file. Errors: STATUS_IO, also where there is no such file
 * or it is not a regular one; STATUS_LIMIT above 1 GiB.
 */
int scratch_read(const struct scratch *scratch, const char *name, struct buf *content,
                 struct err *err);

#endif
