/*
 * How the program is one of several ranks (base/ranks.h): ranks_alone.c is that it is not,
 * ranks_mpi.c that MPI starts them. A program is linked with one of the two.
 */
#ifndef GDPLOT_PROGRAM_RANKS_H
#define GDPLOT_PROGRAM_RANKS_H

#include "base/err.h"

/* After memory_begin, before any work. Standard output of all ranks but 0 goes nowhere. */
void ranks_begin(void);

/* When the command is done, from any thread; afterwards rank 0 alone holds an error or warnings. */
void ranks_end(struct err *err);

/* Ends all ranks, with the message of one that cannot go on; returns where there is no other. */
void ranks_abort(enum status status, const char *message);

#endif
