/*
 * Text files in blocks of whole lines, with bounded memory. Where a block ends is a matter of the
 * file's bytes alone, not of how they arrive: BLOCK_SIZE bytes are added to the begun line behind
 * the last block, more where no line ends in them, and the block ends with the last line that does.
 * LF, CRLF and CR end a line; in a block each CR that no LF follows has become an LF.
 */
#ifndef GDPLOT_BASE_BLOCKS_H
#define GDPLOT_BASE_BLOCKS_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/progress.h"

enum { BLOCK_SIZE = 256 * 1024, LINE_LONGEST = 1024 * 1024 };

/* Zeroed, it is a valid block without lines. */
struct block {
    char *text; /* terminated; each line, but perhaps the last of the file, has its end */
    size_t length, capacity;
    bool first; /* of its file */
};

struct blocks {
    off_t start; /* where in the file the next block begins */
    off_t limit; /* the last block ends with the first line that ends here or behind; 0: none */
    const char *name; /* for messages, borrowed: the path, or "stdin" for "-" */
    FILE *stream;
    struct buf rest;   /* the begun line behind the last block */
    bool begun, ended; /* ended: no bytes are left in the stream */
    struct progress progress;
    double megabytes; /* read */
    /* Given every byte of the file as it is read; NULL after blocks_open. */
    void (*tap)(void *context, const char *bytes, size_t length);
    void *tap_context;
    /*
     * Told of a block whenever bytes were added to it, and whether they were the last: returns how
     * many of its first bytes are whole lines, 0 where more must be added first. At the end of the
     * stream all are taken. NULL after blocks_open: all up to the last line end.
     */
    size_t (*whole)(void *context, const struct block *block, bool ended);
    /*
     * How many of the first bytes are lines, of which the last is the first that ends at byte
     * `least` or behind it; 0 where none does. Needed for a limit alone.
     */
    size_t (*whole_from)(void *context, const struct block *block, size_t least);
    void *whole_context;
};

/*
 * Opens `path` as file_open_or_stdin does, of any kind. The struct stays where it is until it is
 * closed, in any case. Errors: STATUS_IO.
 */
int blocks_open(struct blocks *blocks, const char *path, struct err *err);

/*
 * Reads the next block into `block`: 1, or 0 at the end of the file, or -1. A line over
 * LINE_LONGEST may be cut off there; it is longer still. Errors: STATUS_IO.
 */
int blocks_next(struct blocks *blocks, struct block *block, struct err *err);

/*
 * Goes to where a line begins, in a file that is regular; the next block begins there. Errors:
 * STATUS_IO.
 */
int blocks_seek(struct blocks *blocks, off_t start, struct err *err);

/*
 * Where a line begins at `start` or behind it, as far as it can be told without what is before it
 * (quotes may hold line ends); the end of the file where none does. Errors: STATUS_IO.
 */
int blocks_find_line(struct blocks *blocks, off_t *start, struct err *err);

/* Sets the limit, and cuts off what is behind it of the block that was read last, but for its first
 * `least` bytes, which end with a line. */
void blocks_set_limit(struct blocks *blocks, struct block *block, off_t limit, size_t least);

void blocks_close(struct blocks *blocks);

/* Takes the memory that a block needs, unless it holds a long line; false where there is none. */
bool block_reserve(struct block *block);

void block_release(struct block *block);

#endif
