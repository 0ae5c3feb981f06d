/* Words of command lines that are shown or written for a POSIX shell. */
#ifndef GDPLOT_BASE_SHELL_H
#define GDPLOT_BASE_SHELL_H

#include "base/buf.h"

/* Appends the text as one word: in single quotes unless no character of it means anything to a
 * shell. */
void shell_add_word(struct buf *out, const char *text);

#endif
