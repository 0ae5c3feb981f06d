/*
 * Files that are read.
 *
 * No command may hang on a file that somebody else chose. A file that another file names (a spec, a
 * recipe, a folder) must therefore be a regular file. What a person typed may be a device or a
 * FIFO, too: the shell's <(command) makes a FIFO. If nobody has a FIFO open for writing, file_open
 * waits FILE_PATIENCE for a writer; if somebody has, it waits as long as that takes. A file of the
 * kernel that has nothing to be read now fails when it is read. The kind is checked again on the
 * open file, since the name may lead elsewhere by then.
 */
#ifndef GDPLOT_BASE_FILE_H
#define GDPLOT_BASE_FILE_H

#include <stdbool.h>
#include <stdio.h>

#include "base/buf.h"
#include "base/err.h"

enum file_kind {
    FILE_ANY,     /* for what was typed */
    FILE_REGULAR, /* for what another file names */
    FILE_BESIDE,  /* the same, and no link: it could lead out of the folder */
};

enum { FILE_PATIENCE = 5 }; /* seconds */

/*
 * Opens the file at `path` for reading. NULL on errors, STATUS_IO; errno then has the system's
 * reason, or 0. To be closed with file_close.
 */
FILE *file_open(const char *path, enum file_kind kind, struct err *err);

/* The same, but "-" is standard input, of whatever kind. */
FILE *file_open_or_stdin(const char *path, enum file_kind kind, struct err *err);

/* Leaves standard input open. Safe on NULL. */
void file_close(FILE *stream);

/*
 * Fails where file_open would, but does not ask whether a FIFO has a writer. Errors: those of
 * file_open.
 */
int file_check(const char *path, enum file_kind kind, struct err *err);

/*
 * Appends the content of the file at `path`, or of standard input. Errors: those of file_open;
 * STATUS_LIMIT past `most` bytes.
 */
int file_read(const char *path, enum file_kind kind, size_t most, struct buf *content,
              struct err *err);

/* Appends what is left of the stream, which messages call `name`. Errors as those of file_read. */
int file_read_stream(FILE *stream, const char *name, size_t most, struct buf *content,
                     struct err *err);

/*
 * Appends the next bytes of the stream: all, or a little more than `most` where there are more than
 * that. Errors: STATUS_IO.
 */
int file_read_start(FILE *stream, const char *name, size_t most, struct buf *content,
                    struct err *err);

#endif
