/*
 * The lines of a text file that is read block by block (base/blocks.h). A byte order mark at its
 * start is skipped; the last line need not have a line end.
 */
#ifndef GDPLOT_BASE_LINES_H
#define GDPLOT_BASE_LINES_H

#include <stddef.h>

#include "base/blocks.h"
#include "base/err.h"

/* Valid with `name` set and the rest zeroed; it has no line then. */
struct lines {
    const char *name;   /* for messages, borrowed */
    long number;        /* of the current line, from 1 */
    long more;          /* line ends within the current line (quoted cells may hold some) */
    char *text;         /* the current line without its end, terminated; it lies in the block */
    size_t length;      /* bytes of text */
    struct block block; /* owned */
    size_t at;          /* where in the block the next line begins */
};

/* Reads the next block; no line of it is current yet. Returns and errors: those of blocks_next. */
int lines_next_block(struct lines *lines, struct blocks *blocks, struct err *err);

/* Tells that `block` holds, or is about to hold, what follows the lines so far. */
void lines_begin_block(struct lines *lines);

/* Makes the next line of the block the current one. Returns false at the end of the block. */
bool lines_step(struct lines *lines);

/* What follows the current line in the block, and its length; NULL where nothing does. */
char *lines_rest(const struct lines *lines, size_t *length);

/*
 * As lines_step, for a caller who knows where the next line ends: after `length` bytes, which hold
 * `more` line ends.
 */
void lines_take(struct lines *lines, size_t length, long more);

/*
 * Looks at the current line: 0 or -1. Errors: STATUS_INPUT for a NUL byte; STATUS_LIMIT
 * for a line over 1 MiB.
 */
int lines_check(const struct lines *lines, struct err *err);

/*
 * Makes the next line of the file the current one and checks it, reading a block where needed.
 * Returns 1, or 0 at the end of the file, or -1 (errors of blocks_next and lines_check).
 */
int lines_next(struct lines *lines, struct blocks *blocks, struct err *err);

/*
 * Sets "NAME:LINE:COLUMN: " and the message, STATUS_INPUT. `column` is a byte of the current line,
 * counted from 1; if the line holds line ends, LINE and COLUMN are those that an editor shows.
 * Returns -1.
 */
int lines_fail(const struct lines *lines, struct err *err, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* Frees the block, and with it the current line. */
void lines_release(struct lines *lines);

#endif
