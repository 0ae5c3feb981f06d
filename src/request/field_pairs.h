/* The types of fields whose values are two numbers: see struct field_type_row. */
#ifndef GDPLOT_REQUEST_FIELD_PAIRS_H
#define GDPLOT_REQUEST_FIELD_PAIRS_H

#include "request/fields.h"

/* FIELD_INTERVAL, "LO:HI" */
const char *pair_read_interval(const struct field *field, void *value, const char *text);
void pair_write_interval(const void *value, struct buf *out);

/* FIELD_PRECISE, "HI,LO": a struct dd */
const char *pair_read_precise(const struct field *field, void *value, const char *text);
void pair_write_precise(const void *value, struct buf *out);

#endif
