/* Reading the value of a field from text, type by type. */
#ifndef GDPLOT_REQUEST_FIELD_READ_H
#define GDPLOT_REQUEST_FIELD_READ_H

#include "request/fields.h"

/*
 * Reads `text` into the member at `value`, of the field's type, whose old value is released or
 * added to. Returns NULL, or what is wrong: a clause that goes on from the text ("is not a whole
 * number"), the words that may stand there (FIELD_WORD), states_too_many or rates_too_many.
 */
const char *field_read(const struct field *field, void *value, const char *text);

#endif
