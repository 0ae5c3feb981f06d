/*
 * What the whole program decides about memory: how it ends when memory runs out, in its own code or
 * in a library (program/allocators.c), and where its heap lies.
 */
#ifndef GDPLOT_PROGRAM_MEMORY_H
#define GDPLOT_PROGRAM_MEMORY_H

/*
 * To be called first in main. From then on base/mem.h ends the program by memory_exhausted(), and
 * the heap lies in large pages (base/mem.h says why); what is not used of it takes no memory.
 */
void memory_begin(void);

/* Prints one line and exits with STATUS_LIMIT. */
_Noreturn void memory_exhausted(void);

#endif
