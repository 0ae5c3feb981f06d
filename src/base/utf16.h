/* UTF-16, which some programs save text in. It is made UTF-8 before anything reads it. */
#ifndef GDPLOT_BASE_UTF16_H
#define GDPLOT_BASE_UTF16_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum utf16 { UTF16_NONE, UTF16_LITTLE, UTF16_BIG }; /* which byte of a unit is the first */

/*
 * What the first bytes of a file say: UTF-16 has a byte order mark, or every second byte 0 where
 * there is Latin text.
 */
enum utf16 utf16_recognise(const char *bytes, size_t length);

/*
 * Appends the bytes as UTF-8; what is no character becomes U+FFFD. Where more may follow (`ended`
 * is false), half a character at their end is left. Returns how many bytes were taken.
 */
size_t utf16_add(struct buf *out, const char *bytes, size_t length, enum utf16 order, bool ended);

/* Where the text begins: behind the byte order mark, if there is one. */
size_t utf16_mark(const char *bytes, size_t length);

#endif
