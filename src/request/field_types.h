/* How the values of each type of field are read, written and released. */
#ifndef GDPLOT_REQUEST_FIELD_TYPES_H
#define GDPLOT_REQUEST_FIELD_TYPES_H

#include "request/fields.h"

struct field_type_row {
    /*
     * Reads `text` into the member at `value`, whose old value is released or added to. Returns
     * NULL, or what is wrong: a clause that goes on from the text ("is not a whole number"), the
     * words that may stand there (FIELD_WORD), states_too_many or rates_too_many.
     */
    const char *(*read)(const struct field *field, void *value, const char *text);

    /* Appends what `read` reads to the same value; NULL for FIELD_TEXTS. */
    void (*write)(const void *value, struct buf *out);

    void (*release)(void *value); /* NULL: nothing is owned */
    char separator;               /* between the parts of a value; 0: it has one */
};

extern const struct field_type_row field_types[]; /* by enum field_type */

#endif
