/*
 * Text files a line at a time, with bounded memory: LF or CRLF ends, an optional byte order mark,
 * and a last line with or without its end.
 */
#ifndef GDPLOT_BASE_LINES_H
#define GDPLOT_BASE_LINES_H

#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

struct lines {
    const char *name; /* for messages, borrowed: the path, or "stdin" for "-" */
    long number;      /* of the current line, from 1 */
    struct buf line;  /* the current line without its end */
    FILE *stream;
    char *chunk;
    size_t at, end; /* the unread bytes of chunk */
    /* Given every byte of the file as it is read; NULL after lines_open. */
    void (*tap)(void *context, const char *bytes, size_t length);
    void *tap_context;
};

/* Opens `path` ("-" is standard input). Errors: STATUS_IO. */
int lines_open(struct lines *lines, const char *path, struct err *err);

/*
 * Reads the next line: 1, or 0 at the end of the file, or -1. Errors: STATUS_IO; STATUS_INPUT for a
 * NUL byte or UTF-16; STATUS_LIMIT for a line over 1 MiB.
 */
int lines_next(struct lines *lines, struct err *err);

/* "NAME:LINE:COLUMN: " before the message; the column counts bytes from 1. Returns -1. */
int lines_fail(const struct lines *lines, struct err *err, size_t column, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

void lines_close(struct lines *lines);

#endif
