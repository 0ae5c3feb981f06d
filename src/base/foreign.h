/* Files that are no text, told by their first bytes: compressed ones, archives, other binary ones.
 */
#ifndef GDPLOT_BASE_FOREIGN_H
#define GDPLOT_BASE_FOREIGN_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

struct foreign {
    const char *what; /* "compressed by gzip", "a PNG picture" */
    const char
        *unpack; /* the command that writes what is in it to its standard output; NULL: none */
    const char *advice; /* where there is none: what to do */
};

/* What a file is that begins so; NULL where it is text, a picture, or of no kind that is known. */
const struct foreign *foreign_find_packed(const char *text, size_t length);

/*
 * Whether the beginning of a file is no text in any encoding but UTF-16 and UTF-32: it has a NUL,
 * or more control characters than tables and what programs print.
 */
bool foreign_is_binary(const char *text, size_t length);

/*
 * Appends "this is compressed by gzip; unpack it first: gzip -dc FILE >NEW". `path` may be "stdin"
 * or "-". `operand` is what to write to have gdplot read the unpacked file from standard input,
 * such as
 * "--data -"; NULL: it reads files alone.
 */
void foreign_explain(const struct foreign *foreign, const char *path, const char *operand,
                     struct buf *out);

/*
 * Returns -1 where foreign_find_packed knows the file, which may hold what is wanted; else 0.
 * Errors: STATUS_INPUT, "path: " and what foreign_explain says.
 */
int foreign_refuse_packed(const char *path, const char *text, size_t length, const char *operand,
                          struct err *err);

/* The same for pictures, too. */
int foreign_refuse(const char *path, const char *text, size_t length, const char *operand,
                   struct err *err);

#endif
