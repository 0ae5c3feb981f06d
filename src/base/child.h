/* Processes that do not outlive the one that started them. */
#ifndef GDPLOT_BASE_CHILD_H
#define GDPLOT_BASE_CHILD_H

#include <sys/types.h>

/*
 * To be called in a fork()ed child: the system will send it `signal` when its parent dies, even of
 * SIGKILL, and does so at once where the parent is dead already. `parent` is what getpid() gave
 * before the fork. If the child ignores `signal`, it gets SIGKILL instead. All this still holds
 * after exec. Linux alone can do it; elsewhere the call does nothing.
 */
void child_ends_with(pid_t parent, int signal);

#endif
