/* Gives the program a large stack: templates, expressions and YAML may be nested deeply. */
#ifndef GDPLOT_PROGRAM_STACK_H
#define GDPLOT_PROGRAM_STACK_H

#include <stdbool.h>

/*
 * Calls run(context) on a stack of 1 MiB at least: in this thread if its stack may grow to that,
 * else in a new thread, which gets the signals meanwhile. Returns false, without a call, where the
 * system gives no such stack.
 */
bool stack_run(void (*run)(void *), void *context);

#endif
