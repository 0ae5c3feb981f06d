/*
 * Memory in large pages, to save time. The first write to a page makes a page fault, and that takes
 * as long as filling several pages with bytes (in virtual machines: a hundred). The pixels of a
 * picture of 900×900 lie in 800 small pages or in two large ones. The kernel may refuse large
 * pages; only the speed depends on them.
 */
#define _DEFAULT_SOURCE /* madvise */

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/mem.h"

#ifdef __GLIBC__
#include <malloc.h>
#endif

static size_t up(size_t size)
{
    return size + -size % MEM_LARGE_PAGE;
}

void mem_advise_large(void *start, size_t length)
{
#ifdef MADV_HUGEPAGE
    madvise(start, length, MADV_HUGEPAGE);
#else
    (void)start, (void)length;
#endif
}

void mem_populate(void *start, size_t length)
{
#ifdef MADV_POPULATE_WRITE
    madvise(start, length, MADV_POPULATE_WRITE);
#else
    (void)start, (void)length;
#endif
}

void *mem_reserve(size_t count, size_t size)
{
    void *block;

    if (size && count > (SIZE_MAX - MEM_LARGE_PAGE) / size)
        mem_exhausted();
    if (count * size < MEM_LARGE_PAGE / 2)
        return mem_resize(NULL, count, size);
    if (posix_memalign(&block, MEM_LARGE_PAGE, up(count * size)))
        mem_exhausted();
    mem_advise_large(block, up(count * size));
    return block;
}

/* The unused end of the heap is a block that malloc takes from there. */
void mem_give_back(void)
{
#ifdef __GLIBC__
    size_t size = mallinfo2().keepcost;
    char *block = size / 2 > MEM_LARGE_PAGE ? malloc(size - MEM_LARGE_PAGE / 2) : NULL;
    size_t before = -(uintptr_t)block % MEM_LARGE_PAGE;

    if (block)
        madvise(block + before,
                (size - MEM_LARGE_PAGE / 2 - before) / MEM_LARGE_PAGE * MEM_LARGE_PAGE,
                MADV_DONTNEED);
    free(block);
#endif
}
