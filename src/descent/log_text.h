/*
 * The encodings that logs come in. What is not UTF-8 is made so: UTF-16, with a byte order mark or
 * without, and lines of single bytes, which are GBK where their bytes pair up as its characters do,
 * else Latin-1 (and Windows' additions to it).
 */
#ifndef GDPLOT_DESCENT_LOG_TEXT_H
#define GDPLOT_DESCENT_LOG_TEXT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

enum log_encoding { LOG_BYTES, LOG_UTF16LE, LOG_UTF16BE };

/* What the first bytes of a file say: UTF-16 has every second byte 0 where there is Latin text. */
enum log_encoding log_text_encoding(const char *bytes, size_t length);

/* Appends UTF-16 as UTF-8, without the mark; what is no character becomes U+FFFD. */
void log_text_from_utf16(struct buf *out, const char *bytes, size_t length,
                         enum log_encoding encoding);

/* Whether the bytes are UTF-8. */
bool log_text_is_utf8(const char *bytes, size_t length);

/*
 * Puts a line that is not UTF-8 into `out` as UTF-8. Errors: STATUS_INPUT where it is GBK, and the
 * C library cannot read that.
 */
int log_text_from_bytes(struct buf *out, const char *bytes, size_t length, const char *name,
                        struct err *err);

#endif
