/* SHA-256 of bytes in memory, as text. */
#ifndef GDPLOT_BASE_SHA256_H
#define GDPLOT_BASE_SHA256_H

#include <stddef.h>

struct sha256_ctx; /* Nettle's */

enum { SHA256_TEXT = 64 }; /* digits */

/* Writes the 64 hexadecimal digits, small letters, and a terminator. */
void sha256_text(const char *bytes, size_t length, char text[SHA256_TEXT + 1]);

/* The same of all bytes that the context has taken, which begins anew. */
void sha256_end(struct sha256_ctx *context, char text[SHA256_TEXT + 1]);

#endif
