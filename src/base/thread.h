/* Threads for work that is done side by side. */
#ifndef GDPLOT_BASE_THREAD_H
#define GDPLOT_BASE_THREAD_H

#include <pthread.h>
#include <stdbool.h>

/*
 * Starts a thread that calls run(context), on another processor than this one if there is one;
 * later it may move to any. Signals go to the first thread alone. Returns false where the system
 * gives no more threads. To be joined.
 */
bool thread_start(pthread_t *thread, void *(*run)(void *), void *context);

#endif
