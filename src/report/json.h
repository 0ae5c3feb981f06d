/*
 * JSON (RFC 8259), appended piece by piece to a text that may stand in a script element of HTML:
 * no "<" is in it. Bytes that are no UTF-8 become U+FFFD.
 */
#ifndef GDPLOT_REPORT_JSON_H
#define GDPLOT_REPORT_JSON_H

#include <stdbool.h>

#include "base/buf.h"

/* A comma, where the text does not end with an opening bracket; before each item of a list. */
void json_next(struct buf *out);

void json_string(struct buf *out, const char *text);

/* A name and a colon, within an object, after a comma if need be; a value is to follow. */
void json_name(struct buf *out, const char *name);

/* Pairs of a name and a value. A number that is not finite is null. */
void json_text(struct buf *out, const char *name, const char *text);
void json_number(struct buf *out, const char *name, double number);
void json_flag(struct buf *out, const char *name, bool flag);

/* A pair of a name and base64 of bytes. */
void json_bytes(struct buf *out, const char *name, const struct buf *bytes);

#endif
