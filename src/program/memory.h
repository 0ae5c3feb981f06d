/*
 * What the program does about memory and a library leaves to it: how it ends when there is no more,
 * in its own code or in a library's (allocators.c), and where its heap lies.
 */
#ifndef GDPLOT_PROGRAM_MEMORY_H
#define GDPLOT_PROGRAM_MEMORY_H

/* Called first in main: memory_exhausted() is what base/mem.h ends with, and the heap is one of
 * large pages; what is not used of it takes no memory. */
void memory_begin(void);

/* Prints one line and exits with STATUS_LIMIT. */
_Noreturn void memory_exhausted(void);

#endif
