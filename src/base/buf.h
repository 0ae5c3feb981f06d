/*
 * A text buffer that grows. `data` is always terminated and never NULL (an empty buffer shares one
 * static byte), so it can be printed at any time. A zeroed struct is not valid: use BUF_INIT.
 */
#ifndef GDPLOT_BASE_BUF_H
#define GDPLOT_BASE_BUF_H

#include <stddef.h>
#include <string.h>

struct buf {
    char *data;
    size_t length;   /* bytes, without the terminator */
    size_t capacity; /* bytes owned; 0 while nothing is */
};

extern char buf_empty[];

#define BUF_INIT                                                                                   \
    {                                                                                              \
        buf_empty, 0, 0                                                                            \
    }

/* Append bytes, a text, or a text made by printf's format. */
void buf_add(struct buf *buf, const char *bytes, size_t length);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));
static inline void buf_puts(struct buf *buf, const char *text)
{
    buf_add(buf, text, strlen(text));
}

/* Cuts the text to its first `length` bytes; it must have that many. */
void buf_truncate(struct buf *buf, size_t length);

/* Empties the buffer and keeps its memory. */
void buf_clear(struct buf *buf);

/* Frees the memory and leaves an empty buffer. */
void buf_release(struct buf *buf);

/* Hands the text to the caller, who frees it, and leaves an empty buffer. */
char *buf_detach(struct buf *buf);

#endif
