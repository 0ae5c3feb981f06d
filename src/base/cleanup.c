#include "base/cleanup.h"

#include <stdbool.h>
#include <stdlib.h>
#include <string.h>

/* Those that people, terminals, limits and batch systems send, and that end a process. */
static const int fatal_signals[] = {SIGINT,  SIGQUIT, SIGTERM, SIGHUP, SIGPIPE,
                                    SIGXCPU, SIGALRM, SIGUSR1, SIGUSR2};

enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

/* Global because a signal handler has no other way in. */
static struct cleanup *volatile pending;

static void undo_all(void)
{
    while (pending) {
        struct cleanup *last = pending;

        pending = last->next;
        last->undo(last);
    }
}

static void undo_all_and_die(int number)
{
    undo_all();
    signal(number, SIG_DFL);
    raise(number);
}

void cleanup_at_once(void)
{
    sigset_t before;

    cleanup_hold(&before);
    undo_all();
    cleanup_let_go(&before);
}

static void watch(void)
{
    static bool watching;
    struct sigaction action, old;

    if (watching)
        return;
    watching = true;
    atexit(cleanup_at_once);
    memset(&action, 0, sizeof action);
    action.sa_handler = undo_all_and_die;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < FATAL_SIGNALS; i++)
        if (!sigaction(fatal_signals[i], NULL, &old) && old.sa_handler != SIG_IGN)
            sigaction(fatal_signals[i], &action, NULL);
}

void cleanup_hold(sigset_t *before)
{
    sigset_t set;

    sigemptyset(&set);
    for (int i = 0; i < FATAL_SIGNALS; i++)
        sigaddset(&set, fatal_signals[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

void cleanup_let_go(const sigset_t *before)
{
    sigprocmask(SIG_SETMASK, before, NULL);
}

void cleanup_let_go_in_child(const sigset_t *before)
{
    struct sigaction action;

    pending = NULL;
    for (int i = 0; i < FATAL_SIGNALS; i++)
        if (!sigaction(fatal_signals[i], NULL, &action) && action.sa_handler != SIG_IGN)
            signal(fatal_signals[i], SIG_DFL);
    cleanup_let_go(before);
}

void cleanup_start_over(void)
{
    pending = NULL;
}

void cleanup_add(struct cleanup *cleanup)
{
    watch();
    cleanup->next = pending;
    pending = cleanup;
}

void cleanup_remove(struct cleanup *cleanup)
{
    struct cleanup *volatile *link = &pending;

    while (*link && *link != cleanup)
        link = &(*link)->next;
    if (*link)
        *link = cleanup->next;
}

const struct cleanup *cleanup_last(void)
{
    return pending;
}
