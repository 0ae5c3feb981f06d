#include "template/value.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "template/value_tree.h"

static struct value *make(enum value_kind kind)
{
    struct value *value = mem_zeroed(1, sizeof *value);

    value->kind = kind;
    return value;
}

/* A new value at the end of a map or a list. */
static struct value *append(struct value *parent, const char *name, enum value_kind kind)
{
    struct value *value = make(kind);

    value->name = name;
    if (parent->last)
        parent->last->next = value;
    else
        parent->first = value;
    parent->last = value;
    return value;
}

struct value *value_new(void)
{
    return make(VALUE_MAP);
}

void value_free(struct value *map)
{
    if (!map)
        return;
    for (struct value *entry = map->first, *next; entry; entry = next) {
        next = entry->next;
        value_free(entry);
    }
    free(map->text);
    free(map->formula);
    free(map->typeset);
    free(map);
}

static void add_string(struct value *map, const char *name, enum value_kind kind, const char *text)
{
    struct value *value = append(map, name, kind);

    value->text = mem_text(text);
    value->length = strlen(text);
}

void value_add_text(struct value *map, const char *name, const char *text)
{
    add_string(map, name, VALUE_TEXT, text);
}

void value_add_formula(struct value *map, const char *name, const char *text, const char *formula,
                       const char *typeset)
{
    value_add_text(map, name, text);
    map->last->formula = mem_text(formula);
    map->last->typeset = mem_text(typeset);
}

void value_add_word(struct value *map, const char *name, const char *word)
{
    add_string(map, name, VALUE_WORD, word);
}

void value_add_number(struct value *map, const char *name, double number)
{
    char word[NUMBER_SIZE];

    value_add_word(map, name, number_exact(word, number));
}

void value_add_flag(struct value *map, const char *name, bool flag)
{
    append(map, name, VALUE_FLAG)->flag = flag;
}

struct value *value_add_map(struct value *map, const char *name)
{
    return append(map, name, VALUE_MAP);
}

struct value *value_add_list(struct value *map, const char *name)
{
    return append(map, name, VALUE_LIST);
}

struct value *value_append(struct value *list)
{
    return append(list, NULL, VALUE_MAP);
}

const struct value *value_find(const struct value *value, const char *name, size_t length,
                               size_t *compared)
{
    if (value->kind != VALUE_MAP)
        return NULL;
    for (const struct value *entry = value->first; entry; entry = entry->next, ++*compared)
        if (!strncmp(entry->name, name, length) && !entry->name[length])
            return entry;
    return NULL;
}

bool value_is_true(const struct value *value)
{
    return value && (value->flag || value->length || value->first || value->kind == VALUE_MAP);
}
