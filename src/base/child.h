/* Processes that do not outlive the one that started them. */
#ifndef GDPLOT_BASE_CHILD_H
#define GDPLOT_BASE_CHILD_H

#include <sys/types.h>

/*
 * For a fork()ed child: it gets this signal when its parent dies, however that dies, SIGKILL
 * included; at once where `parent`, the number that getpid() gave before the fork, has died by now.
 * A signal that this process ignores becomes SIGKILL. It holds across exec. Linux alone can do
 * this; elsewhere nothing is done.
 */
void child_ends_with(pid_t parent, int signal);

#endif
