/* Lists as texts: items, split by commas, with or without blanks around them. */
#ifndef GDPLOT_REQUEST_LIST_H
#define GDPLOT_REQUEST_LIST_H

#include <stdbool.h>
#include <stddef.h>

#include "request/spec.h"

/* Some bytes of a text, without blanks at their ends; borrowed, not terminated. */
struct trimmed {
    const char *text;
    size_t length;
};

/* The first `length` bytes of `text`, without the blanks at their ends. */
struct trimmed text_trim(const char *text, size_t length);

/*
 * Returns the next item of the list *text, and moves *text behind its comma; to NULL after the
 * last.
 */
struct trimmed list_next(const char **text);

/* How many items the list has. */
size_t list_items(const char *text);

/*
 * Reads state numbers such as "0,2,4-8", or "all", in place of those that were in `states`. Returns
 * NULL, or what is wrong with the text: states_too_many for more than SPEC_MOST_PANELS.
 */
const char *states_read(struct integers *states, const char *text);
extern const char states_too_many[];

#endif
