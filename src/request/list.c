#include "request/list.h"

#include <limits.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

const char states_too_many[] = "more than 400 of them";

static const char no_list[] = "is not a list of whole numbers, such as 0,2,4-8, or all";

static bool is_blank(char c)
{
    return c == ' ' || (c >= '\t' && c <= '\r');
}

struct trimmed text_trim(const char *text, size_t length)
{
    while (length && is_blank(*text)) {
        text++;
        length--;
    }
    while (length && is_blank(text[length - 1]))
        length--;
    return (struct trimmed){text, length};
}

struct trimmed list_next(const char **text)
{
    size_t length = strcspn(*text, ",");
    struct trimmed item = text_trim(*text, length);

    *text = (*text)[length] ? *text + length + 1 : NULL;
    return item;
}

size_t list_items(const char *text)
{
    size_t items = 0;

    for (; text; items++)
        list_next(&text);
    return items;
}

static bool read_count(struct trimmed trimmed, long *value)
{
    return number_parse_count(trimmed.text, trimmed.length, LONG_MIN, LONG_MAX, value);
}

/* "3" or "3-8". A minus at the beginning is a sign, not the dash of a range. */
static const char *read_item(struct trimmed item, long *first, long *last)
{
    size_t sign = number_sign_length(item.text);
    const char *dash =
        item.length > sign ? memchr(item.text + sign, '-', item.length - sign) : NULL;

    if (!dash || read_count(item, first)) {
        if (!read_count(item, first))
            return no_list;
        *last = *first;
    } else if (!read_count(text_trim(item.text, (size_t)(dash - item.text)), first) ||
               !read_count(text_trim(dash + 1, (size_t)(item.text + item.length - dash - 1)),
                           last)) {
        return no_list;
    }
    if (*first < 0)
        return "must be 0 or more";
    return *last < *first ? "has a range that begins above its end" : NULL;
}

const char *states_read(struct integers *states, const char *text)
{
    *states = (struct integers){.at = states->at, .all = !strcmp(text, "all")};
    while (text && !states->all) {
        long first, last;
        const char *problem = read_item(list_next(&text), &first, &last);

        if (problem)
            return problem;
        if (last - first >= SPEC_MOST_PANELS - (long)states->count)
            return states_too_many;
        states->at =
            mem_resize(states->at, states->count + (size_t)(last - first) + 1, sizeof *states->at);
        for (long k = first; k <= last; k++)
            states->at[states->count++] = k;
    }
    return NULL;
}
