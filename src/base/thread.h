/* Threads for work that is done side by side. */
#ifndef GDPLOT_BASE_THREAD_H
#define GDPLOT_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/*
 * Starts a thread, on another processor than this one where there is another; it may go on on any.
 * Signals are for the first thread. Returns false where the system gives no more.
 */
bool thread_start(pthread_t *thread, void *(*run)(void *), void *context);

#endif
