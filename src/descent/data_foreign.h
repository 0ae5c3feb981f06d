/* Recognises files that are no tables, by their first bytes. */
#ifndef GDPLOT_DESCENT_DATA_FOREIGN_H
#define GDPLOT_DESCENT_DATA_FOREIGN_H

#include <stddef.h>

#include "base/err.h"

/*
 * Looks at the first bytes of a file. Returns -1 where these show that it is compressed, binary,
 * JSON, HTML or XML; else 0. Errors: STATUS_INPUT; the message says what the file is and what to
 * do.
 */
int data_foreign(const char *name, const char *text, size_t length, struct err *err);

#endif
