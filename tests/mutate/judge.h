/* What a run of gdplot may do, whatever its input: the documented statuses and messages. */
#ifndef GDPLOT_TESTS_JUDGE_H
#define GDPLOT_TESTS_JUDGE_H

#include <stdbool.h>

#include "base/buf.h"

enum { JUDGE_EXCERPT_COLUMNS = 72 };

/* What came of a run. */
struct outcome_of_run {
    int status; /* exit status, or −1 where a signal ended it: */
    int signal;
    double seconds;        /* of processor time */
    long kilobytes;        /* resident at most */
    bool checks;           /* whether it may say a line a file: redo, redo --check */
    bool annotates;        /* whether it may print its error as an annotation, too: --annotate */
    const struct buf *out; /* standard output */
    const struct buf *err; /* standard error */
};

/* The limits of a run; more where the input asks for a large figure or for much work. */
struct allowance {
    double seconds;
    long kilobytes;
};

/* What is wrong with a run, or NULL. */
const char *judge_command(const struct outcome_of_run *run, const struct allowance *allowance);

#endif
