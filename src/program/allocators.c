/*
 * Memory for the libraries: when it runs out in one of them, the program ends as it does where it
 * asks for memory itself. Cairo and HarfBuzz do not always notice: measured, with one allocation
 * failing, they crash, or leave out letters and fonts and report success, and the figure that then
 * replaced the old file was broken.
 *
 * A program may define these functions, and all libraries then use them; they hand on to those of
 * the GNU C library, which has second names for that. It must define them all: where another
 * allocator is preloaded, its free() would be given blocks that are not its own. Other C libraries,
 * and sanitizers, which define them themselves, are left alone.
 *
 * With MEM_WRAPPED the program is linked with the C library's archive, which has them and their
 * second names in one object: the linker's --wrap leads calls of malloc to __wrap_malloc, and so
 * on.
 */
#include "program/memory.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

#ifndef __has_feature
#define __has_feature(feature) 0
#endif

#if defined(__GLIBC__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) &&       \
    !__has_feature(address_sanitizer) && !__has_feature(memory_sanitizer) &&                       \
    !__has_feature(thread_sanitizer)

#ifdef MEM_WRAPPED
#define malloc         __wrap_malloc
#define calloc         __wrap_calloc
#define realloc        __wrap_realloc
#define memalign       __wrap_memalign
#define aligned_alloc  __wrap_aligned_alloc
#define posix_memalign __wrap_posix_memalign
#endif

void *__libc_malloc(size_t size);
void *__libc_calloc(size_t count, size_t size);
void *__libc_realloc(void *block, size_t size);
void *__libc_memalign(size_t alignment, size_t size);
void __libc_free(void *block);

static void *check(void *block)
{
    if (!block)
        memory_exhausted();
    return block;
}

void *malloc(size_t size)
{
    return check(__libc_malloc(size));
}

void *calloc(size_t count, size_t size)
{
    return check(__libc_calloc(count, size));
}

void *realloc(void *block, size_t size)
{
    void *resized = __libc_realloc(block, size);

    return size == 0 ? resized : check(resized); /* with no size, the block was freed */
}

void *memalign(size_t alignment, size_t size)
{
    return check(__libc_memalign(alignment, size));
}

void *aligned_alloc(size_t alignment, size_t size)
{
    return memalign(alignment, size);
}

int posix_memalign(void **block, size_t alignment, size_t size)
{
    if (alignment % sizeof(void *) || !alignment || (alignment & (alignment - 1)))
        return EINVAL;
    *block = memalign(alignment, size);
    return 0;
}

#ifndef MEM_WRAPPED
void free(void *block)
{
    __libc_free(block);
}
#endif

#endif
