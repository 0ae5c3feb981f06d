#define _GNU_SOURCE /* sched_getcpu, pthread_attr_setaffinity_np */

#include "base/thread.h"

#include <sched.h>
#include <signal.h>

#include "base/cleanup.h"

enum { STACK = 512 * 1024 };

#ifdef __GLIBC__

/*
 * Sets `all` to the processors that this process may use, and `others` to those but for the one
 * that it runs on. Returns false where there are no others.
 */
static bool find_others(cpu_set_t *all, cpu_set_t *others)
{
    int here = sched_getcpu();

    if (here < 0 || here >= CPU_SETSIZE || sched_getaffinity(0, sizeof *all, all))
        return false;
    *others = *all;
    CPU_CLR((size_t)here, others);
    return CPU_COUNT(others) > 0;
}

/*
 * Starts the thread on another processor than this one, then lets it run on all. Without this,
 * Linux may queue the new thread on the processor of the one that starts it, and moves it to an
 * idle one only at the next tick: measured in a virtual machine, 2 to 3 ms later, when the work may
 * be done already.
 */
static bool start_elsewhere(pthread_t *thread, pthread_attr_t *attributes, void *(*run)(void *),
                            void *context)
{
    cpu_set_t all, others;

    if (!find_others(&all, &others) ||
        pthread_attr_setaffinity_np(attributes, sizeof others, &others) ||
        pthread_create(thread, attributes, run, context))
        return false;
    pthread_setaffinity_np(*thread, sizeof all, &all);
    return true;
}

#else

static bool start_elsewhere(pthread_t *thread, pthread_attr_t *attributes, void *(*run)(void *),
                            void *context)
{
    (void)thread, (void)attributes, (void)run, (void)context;
    return false;
}

#endif

/* Each attempt has attributes of its own: the first changes their affinity. */
static bool start(pthread_t *thread, bool elsewhere, void *(*run)(void *), void *context)
{
    pthread_attr_t attributes;
    bool started;

    if (pthread_attr_init(&attributes))
        return false;
    pthread_attr_setstacksize(&attributes, STACK);
    started = elsewhere ? start_elsewhere(thread, &attributes, run, context)
                        : !pthread_create(thread, &attributes, run, context);
    pthread_attr_destroy(&attributes);
    return started;
}

bool thread_start(pthread_t *thread, void *(*run)(void *), void *context)
{
    sigset_t before;
    bool started;

    cleanup_hold(&before);
    started = start(thread, true, run, context) || start(thread, false, run, context);
    cleanup_let_go(&before);
    return started;
}
