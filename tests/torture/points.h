/*
 * The points at which gdplot's own code can fail: its calls of the C library that may come back
 * with an error. They are counted, and one of them fails.
 *
 * The calls come here through the linker's --wrap, which sees our object files only: those that
 * Cairo and other libraries make for themselves are left alone. Streams are made of such calls, so
 * that one fails as it would on a full disk: when its buffer is written. Built with EVERYWHERE, the
 * libraries' calls for memory are points, too, where they come through program/allocators.c.
 */
#ifndef GDPLOT_TESTS_POINTS_H
#define GDPLOT_TESTS_POINTS_H

#include <stdatomic.h>

enum { POINTS_FRAMES = 24, POINTS_OTHERS = 4096 };

/* In memory that is shared with the processes that gdplot starts: they count on. */
struct points {
    atomic_long count;          /* calls so far */
    long fail;                  /* the one that is to fail, from 1; 0 for none */
    char name[24];              /* of the function that failed; "" before */
    int frames;                 /* from where it was called, */
    void *stack[POINTS_FRAMES]; /* innermost first */
    atomic_int others_count;    /* the numbers of the calls that are not for memory, */
    long others[POINTS_OTHERS]; /* as far as there is room */
};

/* From now on the calls of this process are points, those of stdin and stdout included. */
void points_start(struct points *points);
void points_stop(void);

#endif
