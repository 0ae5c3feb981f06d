/*
 * Base85: bytes as text, five characters for four bytes, where base64 takes five and a third.
 *
 * The digits are the printable characters of ASCII, in their order, but for those that mean
 * something in HTML or in a text between quotes: " & ' < > \ ` { }.
 */
#ifndef GDPLOT_BASE_BASE85_H
#define GDPLOT_BASE_BASE85_H

#include "base/buf.h"

/*
 * Appends the bytes, in one line. Four bytes are a number, the first its highest digit, written in
 * five digits; of the one to three bytes that may be left, filled up with zeros, one digit more
 * than there are bytes.
 */
void base85_add(struct buf *out, const char *bytes, size_t length);

#endif
