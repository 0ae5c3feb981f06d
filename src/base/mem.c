#include "base/mem.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

enum { CACHE_LINE = 64 };

/* Global because memory may run out anywhere. */
static void (*when_exhausted)(void);

void mem_when_exhausted(void (*end)(void))
{
    when_exhausted = end;
}

_Noreturn void mem_exhausted(void)
{
    if (when_exhausted)
        when_exhausted();
    abort();
}

_Noreturn void mem_exhausted_early(void (*end)(void))
{
    if (!when_exhausted)
        when_exhausted = end;
    mem_exhausted();
}

void *mem_zeroed(size_t count, size_t size)
{
    void *block = calloc(count ? count : 1, size ? size : 1);

    if (!block)
        mem_exhausted();
    return block;
}

void *mem_aligned(size_t count, size_t size)
{
    void *block;

    if ((size && count > SIZE_MAX / size) || posix_memalign(&block, CACHE_LINE, count * size + 1))
        mem_exhausted();
    return block;
}

void *mem_resize(void *block, size_t count, size_t size)
{
    if (size && count > SIZE_MAX / size)
        mem_exhausted();
    block = realloc(block, count * size + (count == 0 || size == 0));
    if (!block)
        mem_exhausted();
    return block;
}

void *mem_grow(void *block, size_t count, size_t *capacity, size_t size)
{
    if (count < *capacity)
        return block;
    *capacity = count < 8 ? 16 : count * 2;
    return mem_resize(block, *capacity, size);
}

char *mem_text(const char *text)
{
    size_t size;

    if (!text)
        return NULL;
    size = strlen(text) + 1;
    return memcpy(mem_resize(NULL, size, 1), text, size);
}
