/* The chunks of PNG files (W3C, Portable Network Graphics, third edition, 5.3). */
#ifndef GDPLOT_RENDER_PNG_CHUNK_H
#define GDPLOT_RENDER_PNG_CHUNK_H

#include <stddef.h>

#include "base/buf.h"

enum { PNG_SIGNATURE = 8 }; /* bytes that every PNG begins with */
extern const char png_signature[];

/* Appends a number of four bytes, the highest first; and one of two. */
void png_add_number(struct buf *out, unsigned long number);
void png_add_short(struct buf *out, unsigned number);

/* Appends a chunk: its length, its type of four letters, its data and their checksum. */
void png_add_chunk(struct buf *out, const char *type, const void *data, size_t length);

#endif
