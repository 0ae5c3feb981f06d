/*
 * Memory in large pages. A page fault costs as much as filling some pages, in virtual machines as
 * much as filling a hundred: a picture of 900×900 pixels takes 800 small pages or two large ones.
 * The kernel may give small ones all the same; nothing else depends on it.
 */
#define _DEFAULT_SOURCE /* madvise, sbrk */

#include <stdbool.h>
#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>
#include <unistd.h>

#include "base/mem.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

enum {
    LARGE_PAGE = 2 << 20,
    HEAP = 32 << 20,   /* of large pages */
    MARGIN = 16 << 10, /* the heap's first pages, which malloc has written to before we advise */
    LARGE = 8 << 20,   /* bytes of a block that is not from the heap */
    STEP = 1 << 20,    /* by which the heap grows past its large pages */
};

static size_t up(size_t size)
{
    return size + -size % LARGE_PAGE;
}

/* A large page is had only where nothing has been written yet. */
static void advise(void *start, size_t length)
{
#ifdef MADV_HUGEPAGE
    madvise(start, length, MADV_HUGEPAGE);
#else
    (void)start, (void)length;
#endif
}

#ifdef __GLIBC__

/* Whether there is so much room for the heap; where it is limited, all of it is wanted as it is. */
static bool has_room(intptr_t size)
{
    return (intptr_t)sbrk(size) != -1 && (intptr_t)sbrk(-size) != -1;
}

/*
 * The heap moves to where its margin ends at a large page, and grows at once by all that we advise
 * about: pages that it gets later do not inherit the advice.
 */
void mem_begin(void)
{
    char *top, *start, *block;

    if (!has_room(HEAP + LARGE_PAGE + 2 * MARGIN))
        return;
    mallopt(M_MMAP_THRESHOLD, LARGE);
    mallopt(M_TRIM_THRESHOLD, 2 * HEAP);
    malloc_trim(0);
    top = sbrk(0);
    start = top + MARGIN;
    start += -(uintptr_t)start % LARGE_PAGE;
    sbrk(start - MARGIN - top);
    mallopt(M_TOP_PAD, HEAP);
    block = malloc(MARGIN / 2);
    mallopt(M_TOP_PAD, STEP);
    /* Not where another malloc is in charge. */
    if ((uintptr_t)block < (uintptr_t)start && (uintptr_t)block >= (uintptr_t)start - MARGIN)
        advise(start, (size_t)((char *)sbrk(0) - start));
    free(block);
}

#else

void mem_begin(void)
{
}

#endif

void *mem_reserve(size_t count, size_t size)
{
    void *block;

    if (size && count > (SIZE_MAX - LARGE_PAGE) / size)
        mem_exhausted();
    if (count * size < LARGE_PAGE / 2)
        return mem_resize(NULL, count, size);
    if (posix_memalign(&block, LARGE_PAGE, up(count * size)))
        mem_exhausted();
    advise(block, up(count * size));
    return block;
}
