#define _GNU_SOURCE /* sys/prctl.h */

#include "base/child.h"

#include <signal.h>
#include <unistd.h>

#ifdef __linux__

#include <sys/prctl.h>

void child_ends_with(pid_t parent, int signal)
{
    struct sigaction action;

    if (!sigaction(signal, NULL, &action) && action.sa_handler == SIG_IGN)
        signal = SIGKILL;
    prctl(PR_SET_PDEATHSIG, (unsigned long)signal);
    if (getppid() != parent)
        raise(signal);
}

#else

void child_ends_with(pid_t parent, int signal)
{
    (void)parent, (void)signal;
}

#endif
