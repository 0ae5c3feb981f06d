#include "base/buf.h"

#include <stdarg.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

char buf_empty[1];

static void reserve(struct buf *buf, size_t extra)
{
    size_t capacity = buf->capacity ? buf->capacity : 64;

    if (extra > SIZE_MAX / 4 - buf->length)
        mem_exhausted();
    while (capacity < buf->length + extra + 1)
        capacity *= 2;
    if (capacity == buf->capacity)
        return;
    buf->data = mem_resize(buf->capacity ? buf->data : NULL, capacity, 1);
    buf->capacity = capacity;
}

void buf_add(struct buf *buf, const char *bytes, size_t length)
{
    reserve(buf, length);
    if (length)
        memcpy(buf->data + buf->length, bytes, length);
    buf->length += length;
    buf->data[buf->length] = '\0';
}

void buf_printf(struct buf *buf, const char *format, ...)
{
    va_list args;
    int length;

    va_start(args, format);
    length = vsnprintf(NULL, 0, format, args);
    va_end(args);
    if (length < 0)
        return;
    reserve(buf, (size_t)length);
    va_start(args, format);
    vsnprintf(buf->data + buf->length, (size_t)length + 1, format, args);
    va_end(args);
    buf->length += (size_t)length;
}

void buf_truncate(struct buf *buf, size_t length)
{
    buf->length = length;
    if (buf->capacity)
        buf->data[length] = '\0';
}

void buf_clear(struct buf *buf)
{
    buf_truncate(buf, 0);
}

void buf_release(struct buf *buf)
{
    if (buf->capacity)
        free(buf->data);
    buf->data = buf_empty;
    buf->length = buf->capacity = 0;
}

char *buf_detach(struct buf *buf)
{
    char *text = buf->capacity ? buf->data : mem_text("");

    buf->data = buf_empty;
    buf->length = buf->capacity = 0;
    return text;
}
