/* The types of fields: how their values are read, written and released. */
#ifndef GDPLOT_REQUEST_FIELD_TYPES_H
#define GDPLOT_REQUEST_FIELD_TYPES_H

#include "request/fields.h"

struct field_type_row {
    /*
     * Reads `text` into the member at `value` and releases the old value; FIELD_TEXTS adds to it.
     * Returns NULL, or what is wrong: the rest of a sentence that begins with the text ("is not a
     * whole number"); for FIELD_WORD, the words that are allowed; or states_too_many,
     * rates_too_many.
     */
    const char *(*read)(const struct field *field, void *value, const char *text);

    /* Appends the text from which `read` makes the same value; NULL for FIELD_TEXTS. */
    void (*write)(const void *value, struct buf *out);

    void (*release)(void *value); /* NULL: nothing is owned */
    char separator; /* between the items, or the two numbers, of a value; 0: there is but one */
};

extern const struct field_type_row field_types[]; /* by enum field_type */

#endif
