/* Hints for numbers that are not written as gdplot reads them. */
#ifndef GDPLOT_REQUEST_VALUE_HINTS_H
#define GDPLOT_REQUEST_VALUE_HINTS_H

#include "request/fields.h"

/*
 * "; the decimal sign is a point" or the like, for a text that is no value of the field; "": no
 * hint. Static.
 */
const char *value_hint(const struct field *field, const char *text);

/* Whether a list may be one number with a decimal comma: it is of two whole numbers, as 1,05. */
bool value_may_have_comma(const char *text);

#endif
