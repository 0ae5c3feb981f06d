/* The words that an option's value can be, for completions. */
#ifndef GDPLOT_CLI_CHOICES_H
#define GDPLOT_CLI_CHOICES_H

#include "request/fields.h"

enum choice_kind {
    CHOICE_NONE,    /* a number, or any text */
    CHOICE_WORDS,   /* those that choices_each gives */
    CHOICE_LIST,    /* the same, several of them split by commas */
    CHOICE_COLUMNS, /* names from the header of the file that --data names, two split by a comma */
    CHOICE_FILE,
    CHOICE_FOLDER,
};

enum choice_kind choices_kind(const struct field *field);

/* Calls `each` for every word. One that ends with ':' is followed by a number. */
void choices_each(const struct field *field, void (*each)(void *context, const char *word),
                  void *context);

#endif
