/*
 * The blocks of a delimited log, read and searched for plain rows by several threads: while these
 * read the rows of some blocks, one of them reads the next blocks from the file. The caller gets
 * the blocks in the order of the file, so that the result is the same for any number of threads.
 * For descent/log_delimited.c alone.
 */
#ifndef GDPLOT_DESCENT_LOG_ROUNDS_H
#define GDPLOT_DESCENT_LOG_ROUNDS_H

#include "base/err.h"
#include "descent/log_input.h"
#include "descent/log_plain.h"

/*
 * Makes each block to come the current one of the input, and calls `take` with the plain rows that
 * it begins with, and the `changes` of the shape that they have; `take` puts them, goes past their
 * lines, and reads the rest of the block. `shape` may change in between. Errors: those of
 * log_input_read_block and `take`.
 */
int log_rounds(struct log_input *input, const struct log_shape *shape,
               int (*take)(void *context, const struct log_plain *plain, size_t changes,
                           struct err *err),
               void *context, struct err *err);

#endif
