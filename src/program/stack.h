/* The stack that the program runs on: templates, expressions and YAML may nest deep. */
#ifndef GDPLOT_PROGRAM_STACK_H
#define GDPLOT_PROGRAM_STACK_H

#include <stdbool.h>

/*
 * Calls `run` with a stack of a megabyte at least: here, where this thread's may grow to that, else
 * in another thread, which gets the signals in the meantime. Returns false where such a stack
 * cannot be had, and nothing was called.
 */
bool stack_run(void (*run)(void *), void *context);

#endif
