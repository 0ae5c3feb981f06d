/* Running another program, without a shell, and never for longer than it may take. */
#ifndef GDPLOT_BASE_PROCESS_H
#define GDPLOT_BASE_PROCESS_H

#include "base/buf.h"
#include "base/err.h"

struct process {
    const char *const *arguments;   /* the program and its arguments, up to a NULL */
    const char *const *environment; /* all there is, up to a NULL */
    const char *folder;             /* its working directory */
    double timeout;                 /* seconds, above 0 */
};

enum process_end {
    PROCESS_EXITED,    /* `number` is its status */
    PROCESS_SIGNALLED, /* `number` is the signal */
    PROCESS_TIMED_OUT,
    PROCESS_MISSING, /* there is no such program */
};

struct process_result {
    enum process_end end;
    int number;
    struct buf messages; /* the first 4 KiB of what it wrote to standard error; owned */
};

/*
 * Runs the program in a process group of its own, standard input and output being /dev/null, and
 * waits for it. What is left of the group is killed when the program has ended, when the time is
 * over, and when this process dies of a signal (base/cleanup.h); of one that cannot be caught, the
 * program alone (base/child.h). More on standard error than is
 * kept is read and dropped.
 *
 * A program without a slash is looked for along the PATH of its `environment`, in absolute folders
 * only, and is passed over where it cannot be run; a script needs its "#!" line. Errors: STATUS_IO
 * where it could not be started at all, except for PROCESS_MISSING. The result is to be released
 * in any case.
 */
int process_run(const struct process *process, struct process_result *result, struct err *err);

void process_result_release(struct process_result *result);

#endif
