/* Runs gnuplot on a script, and reads the files that it wrote. */
#ifndef GDPLOT_RENDER_GNUPLOT_RUN_H
#define GDPLOT_RENDER_GNUPLOT_RUN_H

#include "base/buf.h"
#include "base/err.h"

/* A run, whose script writes one file or two in its working directory: figure.png and so on. */
struct gnuplot_run {
    double timeout;         /* seconds */
    const char *names[2];   /* of the files wanted, the second one or NULL */
    struct buf contents[2]; /* of those files; owned */
    struct buf messages;    /* what gnuplot said, one line; owned */
};

/*
 * Runs gnuplot on the script: no shell, no settings files, an environment of PATH, HOME, TMPDIR and
 * SOURCE_DATE_EPOCH alone, in a private folder that is gone afterwards. Errors: STATUS_GNUPLOT
 * where it is missing, fails, takes too long, or leaves one of the files unwritten or empty;
 * STATUS_IO. To be released in any case.
 */
int gnuplot_run(struct gnuplot_run *run, const struct buf *script, struct err *err);
void gnuplot_run_release(struct gnuplot_run *run);

/* "gnuplot WHAT: its message". Returns -1. */
int gnuplot_fail(const struct gnuplot_run *run, struct err *err, const char *what, ...)
    __attribute__((format(printf, 3, 4)));

#endif
