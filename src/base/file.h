/* Whole files. */
#ifndef GDPLOT_BASE_FILE_H
#define GDPLOT_BASE_FILE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Appends the content of the file at `path` ("-" is standard input). Errors: STATUS_IO;
 * STATUS_LIMIT past `most` bytes.
 */
int file_read(const char *path, size_t most, struct buf *content, struct err *err);

/* Appends its first bytes, about `most` of them where it has more. Errors: STATUS_IO. */
int file_read_start(const char *path, size_t most, struct buf *content, struct err *err);

/* Whether a pipe, a device or the like is there, the reading of which may never end. */
bool file_is_special(const char *path);

#endif
