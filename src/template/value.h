/*
 * Values: what a template is filled with. A tree of maps (names to values) and lists (of maps).
 *
 * Texts come from outside and are escaped where a template says {{name}}; words (numbers, keywords,
 * text that is already in the template's own language) were made here and stand as they are.
 */
#ifndef GDPLOT_TEMPLATE_VALUE_H
#define GDPLOT_TEMPLATE_VALUE_H

#include <stdbool.h>
#include <stddef.h>

struct value;

/* A new map without entries; the caller frees it, and with it all that was added. */
struct value *value_new(void);
void value_free(struct value *map);

/* Each adds an entry to a map; text is copied, names are borrowed (they are literals). A name that
 * is there already is not looked at again: the first stays. */
void value_add_text(struct value *map, const char *name, const char *text);
/* Text in which `formula` may stand; `typeset` is the same in the language that typesets it. */
void value_add_formula(struct value *map, const char *name, const char *text, const char *formula,
                       const char *typeset);
void value_add_word(struct value *map, const char *name, const char *word);
void value_add_number(struct value *map, const char *name, double number); /* number_exact */
void value_add_flag(struct value *map, const char *name, bool flag);

/* An empty map, and an empty list, within a map; borrowed. */
struct value *value_add_map(struct value *map, const char *name);
struct value *value_add_list(struct value *map, const char *name);

/* A new map at the end of a list; borrowed. */
struct value *value_append(struct value *list);

#endif
