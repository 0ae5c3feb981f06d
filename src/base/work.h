/*
 * Work, counted: a small input cannot have the program work for hours.
 *
 * Whoever does work whose amount an input decides adds it to a counter before it is done. Once that
 * is past its limit all further work is refused: what it was for is left out, and the rest goes on
 * without checks. Who owns the counter looks at the end whether all was done, and says what is to
 * be made smaller. So a limit is always met at the same point, on any machine.
 *
 * A unit is what takes about 5 ns: an operation of an expression with its derivatives, or the
 * question whether a line meets a box.
 */
#ifndef GDPLOT_BASE_WORK_H
#define GDPLOT_BASE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#define WORK_MOST 1e9 /* for one thing: a training, or a figure */

struct work {
    double done, most;
    bool refused; /* some of it was */
};

#define WORK_INIT                                                                                  \
    (struct work)                                                                                  \
    {                                                                                              \
        0, WORK_MOST, false                                                                        \
    }

/* Whether so much more may be done; always where `work` is NULL, and nothing is counted. One thread
 * at a time may add to a counter. */
static inline bool work_add(struct work *work, double amount)
{
    if (!work)
        return true;
    work->refused = work->refused || work->done + amount > work->most;
    if (!work->refused)
        work->done += amount;
    return !work->refused;
}

#endif
