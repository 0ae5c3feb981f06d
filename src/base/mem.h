/*
 * Memory. These never return NULL: when memory runs out the process prints one line and exits
 * with STATUS_LIMIT, in mem_exhausted(), the one place where that happens; it does so, too, when
 * memory runs out in a library (mem_libraries.c).
 */
#ifndef GDPLOT_BASE_MEM_H
#define GDPLOT_BASE_MEM_H

#include <stddef.h>

_Noreturn void mem_exhausted(void);

/* Asks for a heap of large pages; what is not used of it takes no memory. Called before threads. */
void mem_begin(void);

/* `count` zeroed elements of `size` bytes; the caller frees them. */
void *mem_zeroed(size_t count, size_t size);

/* The same at the start of a cache line, not zeroed. */
void *mem_aligned(size_t count, size_t size);

/* `block` resized to `count` elements of `size` bytes; new bytes are not set. */
void *mem_resize(void *block, size_t count, size_t size);

/*
 * Room for `count` elements of which perhaps not all are used. From a megabyte on it is asked for
 * in large pages: what is used costs fewer page faults, and what is not used takes no memory.
 */
void *mem_reserve(size_t count, size_t size);

/*
 * Makes room for element number `count` (counting from 0) in an array of `*capacity` elements,
 * growing it geometrically. Returns the array.
 */
void *mem_grow(void *block, size_t count, size_t *capacity, size_t size);

/* A copy of `text`; NULL gives NULL. */
char *mem_text(const char *text);

#endif
