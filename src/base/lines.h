/*
 * The lines of a text file, in its blocks: LF, CRLF or CR ends, an optional byte order mark, and a
 * last line with or without its end.
 */
#ifndef GDPLOT_BASE_LINES_H
#define GDPLOT_BASE_LINES_H

#include <stddef.h>

#include "base/blocks.h"
#include "base/err.h"

/* Zeroed but for its name, it is valid and has no line. */
struct lines {
    const char *name;   /* for messages, borrowed */
    long number;        /* of the current line, from 1 */
    long more;          /* lines that the current one goes on for, where line ends are part of it */
    char *text;         /* the current line without its end, terminated; it lies in the block */
    size_t length;      /* bytes of text */
    struct block block; /* owned */
    size_t at;          /* where in the block the next line begins */
};

/* Goes on to the next block, before its first line: 1, 0 at the end of the file, or -1: its errors.
 */
int lines_next_block(struct lines *lines, struct blocks *blocks, struct err *err);

/* Makes the next line of the block the current one. Returns false at the end of the block. */
bool lines_step(struct lines *lines);

/* The bytes of the block behind the current line, `length` of them; NULL where there are none. */
char *lines_rest(const struct lines *lines, size_t *length);

/*
 * As lines_step, where it is known already that the next line has `length` bytes, before its end or
 * the block's, and `more` line ends among them.
 */
void lines_take(struct lines *lines, size_t length, long more);

/*
 * Looks at the current line: 0 or -1. Errors: STATUS_INPUT for a NUL byte or UTF-16; STATUS_LIMIT
 * for a line over 1 MiB.
 */
int lines_check(const struct lines *lines, struct err *err);

/* The next line of the file, of whichever block, checked: 1, or 0 at the end of the file, or -1. */
int lines_next(struct lines *lines, struct blocks *blocks, struct err *err);

/*
 * "NAME:LINE:COLUMN: " before the message: the place of byte number `column` of the current line,
 * from 1, as an editor counts. Returns -1.
 */
int lines_fail(const struct lines *lines, struct err *err, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void lines_release(struct lines *lines);

#endif
