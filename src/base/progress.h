/*
 * Progress: a line on a terminal that says what is being done, how much of it is done, and how long
 * it takes still, for work that has lasted half a second.
 *
 *     progress_begin(&progress, total, "training %ld iterations", iterations);
 *     while (...)
 *         progress_at(&progress, done);
 *     progress_end(&progress);
 *
 * Work that is part of other work is shown behind it. Only the thread that allowed progress shows
 * any: in others all of this does nothing, so that a function need not know where it runs. The line
 * is taken away where the work ends, before a message is printed, at exit and by the signals of
 * base/cleanup.h.
 */
#ifndef GDPLOT_BASE_PROGRESS_H
#define GDPLOT_BASE_PROGRESS_H

#include <math.h>
#include <stdbool.h>

struct progress {
    double next;        /* nothing is looked at before so much is done; infinite: never */
    double done;        /* when it was looked at last */
    double total;       /* 0: not known */
    const char *unit;   /* of `done`, told where the total is not known; NULL until it is set */
    double stride;      /* how much is done from one look to the next */
    double start, seen; /* seconds */
    char what[64];
    struct progress *outer; /* the work that this is part of */
};

/*
 * From here on this thread shows progress, where standard error is a terminal that can take a line
 * back.
 */
void progress_allow(void);

/* For a fork()ed child, whose parent shows how far all of them are. */
void progress_forbid(void);

/* To be ended in any case, before what it is part of. `format` makes what the line begins with. */
void progress_begin(struct progress *progress, double total, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
void progress_end(struct progress *progress);

/* Whether anybody will see it. */
static inline bool progress_is_shown(const struct progress *progress)
{
    return progress->next < INFINITY;
}

/* Looks at the clock, and shows the line if it is time. */
void progress_look(struct progress *progress, double done);

/* So much is done. Costs a comparison: how often it is looked at is learned from how fast it goes.
 */
static inline void progress_at(struct progress *progress, double done)
{
    if (done >= progress->next)
        progress_look(progress, done);
}

/* Takes the line away, before something else is printed; from any thread. */
void progress_clear(void);

#endif
