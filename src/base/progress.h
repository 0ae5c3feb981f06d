/*
 * Progress: a line on the terminal that says what the program does, how much of that is done, and
 * how much time is left. It appears once the work has lasted half a second.
 *
 *     progress_begin(&progress, total, "training %ld iterations", iterations);
 *     while (...)
 *         progress_at(&progress, done);
 *     progress_end(&progress);
 *
 * Work begun within other work is shown behind that. Only the thread that called progress_allow
 * shows progress; in other threads these functions do nothing, so that their callers need not know
 * in which thread they run. The line is removed when the work ends, before a message is printed, at
 * exit, and by the signals of base/cleanup.h.
 */
#ifndef GDPLOT_BASE_PROGRESS_H
#define GDPLOT_BASE_PROGRESS_H

#include <math.h>
#include <stdbool.h>

struct progress {
    double next;  /* the clock is looked at once so much is done; infinite: never */
    double done;  /* how much was done at the last look at the clock */
    double total; /* 0: not known */
    const char
        *unit;     /* of `done`; shown where the total is not known; NULL: the count is not shown */
    double stride; /* how much is done between two looks at the clock */
    double start, seen; /* in seconds: when the work began, and the last look at the clock */
    char what[64];
    struct progress *outer; /* the work within which this was begun */
};

/* From now on this thread shows progress, if standard error is a terminal that can erase a line. */
void progress_allow(void);

/* For a fork()ed child: its parent shows the progress of all children. */
void progress_forbid(void);

/*
 * Begins work of `total` units; 0: nobody knows how many. `format` says what it is. Each work is to
 * be ended, in any case, and before the work within which it was begun.
 */
void progress_begin(struct progress *progress, double total, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void progress_end(struct progress *progress);

/* Whether this work may be shown at all. */
static inline bool progress_is_shown(const struct progress *progress)
{
    return progress->next < INFINITY;
}

/* Looks at the clock, and shows the line if it is time. */
void progress_look(struct progress *progress, double done);

/*
 * Says that `done` units are done. Mostly this costs one comparison: progress_look learns from the
 * speed of the work after how many units it should be called again.
 */
static inline void progress_at(struct progress *progress, double done)
{
    if (done >= progress->next)
        progress_look(progress, done);
}

/* Removes the line, before something else is printed; from any thread. */
void progress_clear(void);

#endif
