/*
 * Clean-up: what must be undone when the process dies of a signal, or exits for want of memory.
 *
 * SIGINT, SIGQUIT, SIGTERM, SIGHUP, SIGPIPE, SIGXCPU, SIGALRM, SIGUSR1 and SIGUSR2 (unless the
 * caller of gdplot ignores them) and exit() run `undo` of everything registered, the last first and
 * each once; after a signal the process then dies of it.
 *
 *     cleanup_hold, make the thing, cleanup_add, cleanup_let_go
 *     cleanup_hold, unmake the thing, cleanup_remove, cleanup_let_go
 */
#ifndef GDPLOT_BASE_CLEANUP_H
#define GDPLOT_BASE_CLEANUP_H

#include <signal.h>

struct cleanup {
    void (*undo)(struct cleanup *self); /* async-signal-safe */
    struct cleanup *next;
};

/* Blocks the signals, so that making a thing and registering it are one step; and back. */
void cleanup_hold(sigset_t *before);
void cleanup_let_go(const sigset_t *before);

/* Does what exit() does of this, for a process that leaves by _exit. */
void cleanup_at_once(void);

/*
 * For a fork()ed child, in place of cleanup_let_go: nothing of its parent's is registered there,
 * and the signals have their default effects, or are ignored as they were by its parent, which
 * would outlive it. It leaves by exec or _exit.
 */
void cleanup_let_go_in_child(const sigset_t *before);

/*
 * For a fork()ed child that goes on as gdplot: nothing of its parent's is registered there, but the
 * signals undo what it registers itself. To be called between hold and let_go.
 */
void cleanup_start_over(void);

/* To be called between hold and let_go. The struct stays where it is until removed. */
void cleanup_add(struct cleanup *cleanup);
void cleanup_remove(struct cleanup *cleanup); /* no harm if it is not there */

/* What was added last; the others follow by `next`. NULL: nothing is registered. */
const struct cleanup *cleanup_last(void);

#endif
