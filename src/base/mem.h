/*
 * Memory. None of these functions returns NULL: when memory runs out they call mem_exhausted(),
 * which ends the process. Code that learns from a library that memory ran out calls it, too.
 */
#ifndef GDPLOT_BASE_MEM_H
#define GDPLOT_BASE_MEM_H

#include <stddef.h>

/* What is said then, by whoever says it. */
#define MEM_EXHAUSTED "out of memory; ask for fewer states or a smaller figure"

_Noreturn void mem_exhausted(void);

/* The same where perhaps nobody has called mem_when_exhausted yet: then it calls `end`. */
_Noreturn void mem_exhausted_early(void (*end)(void));

/*
 * Has mem_exhausted() call `end`, which prints a message and exits. Without it, or after NULL,
 * mem_exhausted() aborts: code outside main.c neither prints nor chooses an exit status. To be
 * called while there are no other threads.
 */
void mem_when_exhausted(void (*end)(void));

/* `count` zeroed elements of `size` bytes; the caller frees them. */
void *mem_zeroed(size_t count, size_t size);

/* As mem_zeroed, but at the start of a cache line, and not zeroed. */
void *mem_aligned(size_t count, size_t size);

/* `block` resized to `count` elements of `size` bytes; new bytes are not set. */
void *mem_resize(void *block, size_t count, size_t size);

enum { MEM_LARGE_PAGE = 2 << 20 };

/*
 * Asks the kernel for large pages from `start` on. It gives them only where nothing has been
 * written yet.
 */
void mem_advise_large(void *start, size_t length);

/* Has the kernel give the pages from `start` on at once: with one call, instead of a page fault
 * when each is first written to. `start` is that of a page. */
void mem_populate(void *start, size_t length);

/*
 * Room for `count` elements of `size` bytes, not zeroed, of which perhaps not all will be used; the
 * caller frees it. From 1 MiB on it is in large pages: used memory then costs fewer page faults,
 * and memory that is never written to is never taken.
 */
void *mem_reserve(size_t count, size_t size);

/*
 * Gives the unused end of the heap back to the kernel, in whole large pages. A process that is
 * forked afterwards gets large pages of its own there, instead of copying small ones as it writes.
 */
void mem_give_back(void);

/*
 * Makes room for element number `count` (counting from 0) in an array of `*capacity` elements,
 * growing it geometrically. Returns the array.
 */
void *mem_grow(void *block, size_t count, size_t *capacity, size_t size);

/* A copy of `text`; NULL gives NULL. */
char *mem_text(const char *text);

#endif
