/*
 * Memory. These never return NULL: when memory runs out they call mem_exhausted(), which ends the
 * process, and so does whoever learns of it from a library.
 */
#ifndef GDPLOT_BASE_MEM_H
#define GDPLOT_BASE_MEM_H

#include <stddef.h>

_Noreturn void mem_exhausted(void);

/*
 * mem_exhausted() will call `end`, which does not return: a program says what it has to say and
 * exits. Without one it aborts, since a library neither prints nor chooses a status. Called before
 * there are threads; NULL takes it back.
 */
void mem_when_exhausted(void (*end)(void));

/* `count` zeroed elements of `size` bytes; the caller frees them. */
void *mem_zeroed(size_t count, size_t size);

/* The same at the start of a cache line, not zeroed. */
void *mem_aligned(size_t count, size_t size);

/* `block` resized to `count` elements of `size` bytes; new bytes are not set. */
void *mem_resize(void *block, size_t count, size_t size);

enum { MEM_LARGE_PAGE = 2 << 20 };

/* Asks the kernel for large pages between these bytes. They are had only where nothing has been
 * written yet. */
void mem_advise_large(void *start, size_t length);

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
