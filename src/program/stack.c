#include "program/stack.h"

#include <pthread.h>
#include <signal.h>
#include <sys/resource.h>

#include "base/cleanup.h"

enum { LARGE = 2 << 20, ENOUGH = 1 << 20 };

/* What the new thread calls, and the signals that it unblocks before. */
struct call {
    void (*run)(void *);
    void *context;
    sigset_t signals;
};

static void *take_call(void *context)
{
    struct call *call = context;

    cleanup_let_go(&call->signals);
    call->run(call->context);
    return NULL;
}

static bool has_stack(void)
{
    struct rlimit limit;

    return getrlimit(RLIMIT_STACK, &limit) || limit.rlim_cur >= ENOUGH;
}

static bool start(pthread_t *thread, struct call *call)
{
    pthread_attr_t attributes;
    bool started;

    if (pthread_attr_init(&attributes))
        return false;
    started = !pthread_attr_setstacksize(&attributes, LARGE) &&
              !pthread_create(thread, &attributes, take_call, call);
    pthread_attr_destroy(&attributes);
    return started;
}

bool stack_run(void (*run)(void *), void *context)
{
    struct call call = {.run = run, .context = context};
    pthread_t thread;
    bool started;

    if (has_stack()) {
        run(context);
        return true;
    }
    cleanup_hold(&call.signals);
    started = start(&thread, &call);
    if (started)
        pthread_join(thread, NULL);
    cleanup_let_go(&call.signals);
    return started;
}
