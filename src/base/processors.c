#define _GNU_SOURCE /* sched_getaffinity */

#include "base/processors.h"

#include <sched.h>
#include <unistd.h>

#include "base/ranks.h"

/* Those that the process may run on. */
static long count_all(void)
{
    cpu_set_t set;

    if (!sched_getaffinity(0, sizeof set, &set))
        return CPU_COUNT(&set);
    return sysconf(_SC_NPROCESSORS_ONLN);
}

long processors_count(void)
{
    long count = count_all() / (long)ranks_here();

    return count < 1 ? 1 : count;
}
