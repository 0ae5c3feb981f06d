/* What is meant by numbers that people write in another way. */
#ifndef GDPLOT_SPEC_VALUE_HINTS_H
#define GDPLOT_SPEC_VALUE_HINTS_H

#include "spec/fields.h"

/* "; the decimal sign is a point" and the like, for a value that could not be read; or "". */
const char *value_hint(const struct field *field, const char *text);

#endif
