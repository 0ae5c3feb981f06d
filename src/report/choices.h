/* What the value of an option can be, for completions and for the controls of pages. */
#ifndef GDPLOT_REPORT_CHOICES_H
#define GDPLOT_REPORT_CHOICES_H

#include "request/fields.h"

enum choice_kind {
    CHOICE_NONE,    /* a number, or any text */
    CHOICE_WORDS,   /* a word of choices_each */
    CHOICE_LIST,    /* such words, split by commas */
    CHOICE_COLUMNS, /* two names of columns, split by a comma, from the header of the file that
                       --data names */
    CHOICE_FILE,
    CHOICE_FOLDER,
};

enum choice_kind choices_kind(const struct field *field);

/*
 * Calls `each` for every word that the value can be. A word that ends with ':' goes on with a
 * number.
 */
void choices_each(const struct field *field, void (*each)(void *context, const char *word),
                  void *context);

#endif
