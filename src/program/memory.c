#define _DEFAULT_SOURCE /* sbrk */

#include "program/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/err.h"
#include "base/mem.h"
#include "base/progress.h"
#include "program/ranks.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
    HEAP = 32 << 20,   /* of large pages */
    MARGIN = 16 << 10, /* the heap's first pages, which malloc has written to before we advise */
    LARGE = 8 << 20,   /* bytes of a block that is not from the heap */
    STEP = 1 << 20,    /* by which the heap grows past its large pages */
};

_Noreturn void memory_exhausted(void)
{
    static const char message[] = "out of memory; ask for fewer states or a smaller figure";

    progress_clear();
    ranks_abort(STATUS_LIMIT, message);
    fprintf(stderr, "gdplot: %s\n", message);
    exit(STATUS_LIMIT);
}

#ifdef __GLIBC__

/* Whether the heap can grow by `size` bytes. A limit (ulimit -d) may be lower: then it stays as it
 * is, since moving it would waste some of the little there is. */
static bool has_room(intptr_t size)
{
    return (intptr_t)sbrk(size) != -1 && (intptr_t)sbrk(-size) != -1;
}

/*
 * The heap moves to where its margin ends at a large page, and grows at once by all that we advise
 * about: pages that it gets later do not inherit the advice.
 */
static void move_heap(void)
{
    char *top, *start, *block;

    if (!has_room(HEAP + MEM_LARGE_PAGE + 2 * MARGIN))
        return;
    mallopt(M_MMAP_THRESHOLD, LARGE);
    mallopt(M_TRIM_THRESHOLD, 2 * HEAP);
    malloc_trim(0);
    top = sbrk(0);
    start = top + MARGIN;
    start += -(uintptr_t)start % MEM_LARGE_PAGE;
    sbrk(start - MARGIN - top);
    mallopt(M_TOP_PAD, HEAP);
    block = malloc(MARGIN / 2);
    mallopt(M_TOP_PAD, STEP);
    /* Not where another malloc is in charge. */
    if ((uintptr_t)block < (uintptr_t)start && (uintptr_t)block >= (uintptr_t)start - MARGIN)
        mem_advise_large(start, (size_t)((char *)sbrk(0) - start));
    free(block);
}

#else

static void move_heap(void)
{
}

#endif

void memory_begin(void)
{
    mem_when_exhausted(memory_exhausted);
    move_heap();
}
