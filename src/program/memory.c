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
    HEAP = 32 << 20,   /* bytes of the heap in large pages, but for the first of them */
    MARGIN = 16 << 10, /* bytes at the start of the heap that malloc has written to before we can
                          ask for large pages */
    LARGE = 8 << 20,   /* bytes: larger blocks do not come from the heap */
    SURE = 256 << 10,  /* bytes that any figure needs */
    STEP = 1 << 20,    /* bytes by which the heap grows beyond its large pages */
};

_Noreturn void memory_exhausted(void)
{
    progress_clear();
    ranks_abort(STATUS_LIMIT, MEM_EXHAUSTED);
    fprintf(stderr, "gdplot: %s\n", MEM_EXHAUSTED);
    exit(STATUS_LIMIT);
}

#ifdef __GLIBC__

/*
 * Whether the heap can grow by `size` bytes. If a limit (ulimit -d) is lower, the heap stays where
 * it is: moving it would waste some of the little memory there is.
 */
static bool has_room(intptr_t size)
{
    return (intptr_t)sbrk(size) != -1 && (intptr_t)sbrk(-size) != -1;
}

/*
 * Moves the start of the heap so that MARGIN bytes behind it a large page begins. Then grows the
 * heap at once by all the bytes that are to be in large pages: pages that it gets later would be
 * small. The first large page stays small ones: a small figure needs a tenth of it, and clearing
 * all of it took a tenth of the time of an SVG. What any figure needs of it is there at once.
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
    /* The block lies elsewhere if another malloc was preloaded: then it is not our heap. */
    if ((uintptr_t)block < (uintptr_t)start && (uintptr_t)block >= (uintptr_t)start - MARGIN) {
        mem_advise_large(start + MEM_LARGE_PAGE,
                         (size_t)((char *)sbrk(0) - start) - MEM_LARGE_PAGE);
        mem_populate(start, SURE);
    }
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
