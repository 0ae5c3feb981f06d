/* What is meant by numbers that people write in another way. */
#ifndef GDPLOT_REQUEST_VALUE_HINTS_H
#define GDPLOT_REQUEST_VALUE_HINTS_H

#include "request/fields.h"

/* "; the decimal sign is a point" and the like, for a value that could not be read; or "". */
const char *value_hint(const struct field *field, const char *text);

#endif
