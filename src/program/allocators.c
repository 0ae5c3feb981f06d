/*
 * Ends the program when memory runs out in a library, just as when it runs out in our own code.
 * Cairo and HarfBuzz do not always notice that an allocation failed: measured, they then crash, or
 * leave out letters and fonts and report success, so that a broken figure replaced the old file.
 *
 * If a program defines malloc and its like, all libraries use these. Ours call those of the GNU C
 * library by their second names, __libc_malloc and so on, and check the result. All of them must be
 * defined: else, with another allocator preloaded, its free() would get blocks that it did not
 * allocate. With other C libraries, and with sanitizers, which define these functions themselves,
 * nothing is defined here.
 *
 * With MEM_WRAPPED the program is linked statically. The archive of the C library has these
 * functions and their second names in one object file, so that they cannot be defined twice;
 * instead the linker's --wrap turns calls of malloc into calls of __wrap_malloc, and so on.
 */
#include "program/memory.h"

#include <errno.h>
#include <malloc.h>
#include <stdlib.h>

#include "base/mem.h"

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
        mem_exhausted_early(memory_exhausted);
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

    return size == 0 ? resized
                     : check(resized); /* of size 0 the block was freed, and NULL is no failure */
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
