/*
 * Memory in large pages. A page fault costs as much as filling some pages, in virtual machines as
 * much as filling a hundred: a picture of 900×900 pixels takes 800 small pages or two large ones.
 * The kernel may give small ones all the same; nothing else depends on it.
 */
#define _DEFAULT_SOURCE /* madvise */

#include <stdint.h>
#include <stdlib.h>
#include <sys/mman.h>

#include "base/mem.h"

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
