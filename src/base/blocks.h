/*
 * Reads a text file block by block, in bounded memory. Each block holds whole lines only: it begins
 * with the line that the block before left unfinished, BLOCK_SIZE bytes are read behind that (and
 * again as many, until a line ends among them), and what follows the last line end is kept for the
 * next block. So the bytes of the file alone decide where blocks end, not how fast they arrive.
 *
 * LF, CRLF and CR end a line; in a block each CR that no LF follows has become an LF. UTF-16 has
 * become UTF-8.
 */
#ifndef GDPLOT_BASE_BLOCKS_H
#define GDPLOT_BASE_BLOCKS_H

#include <stdbool.h>
#include <stdio.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/progress.h"
#include "base/utf16.h"

enum { BLOCK_SIZE = 256 * 1024, LINE_LONGEST = 1024 * 1024 };

/* Zeroed, it is a valid block without lines. */
struct block {
    char *text; /* NUL-terminated; every line has its line end, but perhaps the last of the file */
    size_t length, capacity;
    bool first; /* the first block of its file */
    bool last;  /* the last one, where that is known: a file may end where a block does */
};

struct blocks {
    off_t start; /* where in the file, as UTF-8, the next block begins */
    off_t limit; /* the last block ends with the first line that ends here or behind; 0: none */
    const char *name; /* for messages, borrowed: the path, or "stdin" for "-" */
    FILE *stream;
    struct buf rest;   /* the unfinished line that followed the last block */
    enum utf16 order;  /* of a file in UTF-16; it has no limit, and is not sought in */
    struct buf half;   /* bytes of it that are not yet a whole character */
    bool begun, ended; /* begun: a block was read; ended: the stream has no bytes left */
    struct progress progress;
    double megabytes; /* read */
    /* Called with every byte of the file as it is read. blocks_open sets NULL: nobody listens. */
    void (*tap)(void *context, const char *bytes, size_t length);
    void *tap_context;
    /*
     * Decides where a block ends, for readers whose lines may hold line ends (quoted cells). Called
     * whenever bytes were added to the block; `ended` says that they were the last of the file.
     * Returns how many of its first bytes the block keeps; 0: read more first. At the end of the
     * file the block keeps all. blocks_open sets NULL: a block ends with its last line end.
     */
    size_t (*find_end)(void *context, const struct block *block, bool ended);
    /*
     * Needed with a limit only: returns how many of the first bytes the block keeps, so that its
     * last line is the first one that ends at byte `least` or behind it; 0: none does.
     */
    size_t (*find_end_from)(void *context, const struct block *block, size_t least);
    void *find_end_context;
};

/*
 * Opens `path` as file_open_or_stdin does, whatever kind of file it is. The struct must not move
 * until blocks_close, which is to be called in any case. Errors: STATUS_IO.
 */
int blocks_open(struct blocks *blocks, const char *path, struct err *err);

/* The same for a stream that is open already, which blocks_close then closes. */
void blocks_take(struct blocks *blocks, FILE *stream, const char *name);

/*
 * Reads the next block into `block`. Returns 1, or 0 at the end of the file, or -1. A line that is
 * longer than LINE_LONGEST may be cut, but stays longer than that, so that lines_check refuses it.
 * Errors: STATUS_IO.
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

/* Closes the file and frees what `blocks` owns; blocks that were read stay the caller's. */
void blocks_close(struct blocks *blocks);

/*
 * Takes in advance the memory that a block without very long lines needs. Returns false where there
 * is none.
 */
bool block_reserve(struct block *block);

/* Frees the text, and leaves a valid block without lines. */
void block_release(struct block *block);

#endif
