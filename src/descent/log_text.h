/*
 * The encodings that logs come in, beside UTF-16 (base/utf16.h). Lines of single bytes that are not
 * UTF-8 are made so: they are GBK where their bytes pair up as its characters do, else Latin-1 (and
 * Windows' additions to it).
 */
#ifndef GDPLOT_DESCENT_LOG_TEXT_H
#define GDPLOT_DESCENT_LOG_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

/* Whether the bytes are UTF-8. */
bool log_text_is_utf8(const char *bytes, size_t length);

/*
 * Puts a line that is not UTF-8 into `out` as UTF-8. Errors: STATUS_INPUT where it is GBK, and the
 * C library cannot read that.
 */
int log_text_from_bytes(struct buf *out, const char *bytes, size_t length, const char *name,
                        struct err *err);

#endif
