/* The inside of values, shared by value.c, which grows them, and template.c, which reads them,
 * alone. */
#ifndef GDPLOT_TEMPLATE_VALUE_TREE_H
#define GDPLOT_TEMPLATE_VALUE_TREE_H

#include <stdbool.h>
#include <stddef.h>

enum value_kind {
    VALUE_TEXT,
    VALUE_WORD,
    VALUE_FLAG,
    VALUE_MAP,
    VALUE_LIST,
};

struct value {
    enum value_kind kind;
    bool flag;                  /* of VALUE_FLAG */
    char *text;                 /* of VALUE_TEXT and VALUE_WORD, owned */
    size_t length;              /* of text, in bytes */
    char *formula, *typeset;    /* of VALUE_TEXT, owned: see value_add_formula; or NULL */
    struct value *first, *last; /* of VALUE_MAP and VALUE_LIST: what is in it, owned */
    const char *name;           /* in a map, borrowed; NULL elsewhere */
    struct value *next;         /* in the same map or list */
};

/*
 * The entry whose name is these `length` bytes; NULL where `value` is no map or has none. Adds to
 * `compared` how many entries were looked at before it.
 */
const struct value *value_find(const struct value *value, const char *name, size_t length,
                               size_t *compared);

/* Whether a section of it is filled: a true flag, any map, and what is not empty. NULL is false. */
bool value_is_true(const struct value *value);

#endif
