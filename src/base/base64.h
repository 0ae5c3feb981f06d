/* Base64: bytes as text. */
#ifndef GDPLOT_BASE_BASE64_H
#define GDPLOT_BASE_BASE64_H

#include "base/buf.h"

/* Appends the bytes in base64 (RFC 4648, section 4), padded, in one line. */
void base64_add(struct buf *out, const char *bytes, size_t length);

#endif
