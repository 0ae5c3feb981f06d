/*
 * Work is counted, so that a small input cannot keep the program busy for hours.
 *
 * Code whose work depends on the input adds the amount to a counter before it does the work. Once
 * the counter would pass its limit, work_add refuses that work and all later work: the code then
 * leaves it out and returns as if all were well. The owner of the counter looks at `refused` at the
 * end, and reports what must be made smaller. Since work is counted and not timed, the limit is met
 * at the same point on every machine.
 *
 * A unit takes about 5 ns: one operation of an expression with its derivatives, or one test whether
 * a line meets a box. It may take five times as long on numbers that are small enough to lose
 * digits, and twice as long in WebAssembly, whose limit is the same: what a page draws, the command
 * that it shows must draw.
 */
#ifndef GDPLOT_BASE_WORK_H
#define GDPLOT_BASE_WORK_H

#include <stdbool.h>
#include <stddef.h>

#define WORK_MOST 1e9 /* units, for one training or one figure */

struct work {
    double done, most;
    bool refused; /* some work was refused */
};

#define WORK_INIT                                                                                  \
    (struct work)                                                                                  \
    {                                                                                              \
        0, WORK_MOST, false                                                                        \
    }

/*
 * Counts `amount` more units; returns whether they may be done. Always true where `work` is NULL.
 * Only one thread at a time may add to a counter.
 */
static inline bool work_add(struct work *work, double amount)
{
    if (!work)
        return true;
    work->refused = work->refused || work->done + amount > work->most;
    if (!work->refused)
        work->done += amount;
    return !work->refused;
}

/*
 * Returns whether `amount` more units may be done, without counting them: for work whose amount is
 * known in whole, so that it is refused before it begins and not in its middle.
 */
static inline bool work_has_room(struct work *work, double amount)
{
    if (!work)
        return true;
    work->refused = work->refused || work->done + amount > work->most;
    return !work->refused;
}

#endif
