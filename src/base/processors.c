#define _GNU_SOURCE /* sched_getaffinity */

#include "base/processors.h"

#include <sched.h>
#include <unistd.h>

long processors_count(void)
{
    cpu_set_t set;
    long count;

    if (!sched_getaffinity(0, sizeof set, &set))
        return CPU_COUNT(&set);
    count = sysconf(_SC_NPROCESSORS_ONLN);
    return count < 1 ? 1 : count;
}
