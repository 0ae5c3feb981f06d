/* The text of lists: items split by commas, with or without blanks around them. */
#ifndef GDPLOT_REQUEST_LIST_H
#define GDPLOT_REQUEST_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "request/spec.h"

/* A piece of a text, without the blanks around it. */
struct slice {
    const char *text;
    size_t length;
};

struct slice slice_trim(const char *text, size_t length);

/* Takes the next item from *text, which goes on behind the comma, and is NULL after the last. */
struct slice list_next(const char **text);

/* How many items there are. */
size_t list_items(const char *text);

/*
 * Reads state numbers such as "0,2,4-8", or "all". Returns what is wrong with them, or NULL;
 * states_too_many for more than SPEC_MOST_PANELS.
 */
const char *states_read(struct integers *states, const char *text);
extern const char states_too_many[];

#endif
