/*
 * A private folder for the files of another program: made in $TMPDIR or /tmp, open to its owner
 * alone, gone with its files when it is released or the process dies (base/cleanup.h). Folders of
 * processes that were killed are removed by the next that is made there (base/leftovers.h).
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
 * Makes the folder; `names` are all that may ever be in it. Errors: STATUS_IO. The struct must stay
 * where it is until released.
 */
int scratch_open(struct scratch *scratch, const char *const *names, struct err *err);

/* Removes the files and the folder. Safe on a zeroed struct, and twice. */
void scratch_release(struct scratch *scratch);

/* Makes the file, which must not be there, for its owner alone. Errors: STATUS_IO. */
int scratch_write(const struct scratch *scratch, const char *name, const struct buf *content,
                  struct err *err);

/*
 * Replaces `content` by the file's. Errors: STATUS_IO, also for one that is not there or not a
 * regular file; STATUS_LIMIT above 1 GiB.
 */
int scratch_read(const struct scratch *scratch, const char *name, struct buf *content,
                 struct err *err);

#endif
