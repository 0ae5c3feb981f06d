#include "request/over.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "request/list.h"

const char over_too_many[] = "has an axis of more than 40000000 values";

static const char *const no_axis =
    "is not FIELD=LO:HI:COUNT or FIELD=LO:HI:COUNTlog, such as lr=0.001:0.12:400 or start=-1:4:300";

static char *copy(struct trimmed trimmed)
{
    struct buf text = BUF_INIT;

    buf_add(&text, trimmed.text, trimmed.length);
    return buf_detach(&text);
}

/* Whether an axis before this one, which is the last, has the same field. */
static bool is_twice(const struct over *over)
{
    const struct over_axis *last = &over->axis[over->count - 1];

    for (const struct over_axis *axis = over->axis; axis < last; axis++)
        if (!strcmp(axis->field, last->field))
            return true;
    return false;
}

static const char *read_range(struct over_axis *axis, const char *text)
{
    struct buf plain = BUF_INIT;
    const char *problem = range_read(&axis->range, text, &plain) ? no_axis : NULL;

    axis->text = buf_detach(&plain);
    if (!problem)
        problem = range_check(&axis->range);
    return !problem && axis->range.count > OVER_MOST_VALUES ? over_too_many : problem;
}

static const char *read_axis(struct over *over, struct trimmed item)
{
    const char *equals = memchr(item.text, '=', item.length);
    struct over_axis *axis = &over->axis[over->count];
    const char *problem;
    char *range;

    if (!equals || equals == item.text)
        return no_axis;
    *axis = (struct over_axis){.field = copy(text_trim(item.text, (size_t)(equals - item.text)))};
    over->count++;
    if (is_twice(over))
        return "has the same field twice; an axis each";
    range = copy(text_trim(equals + 1, (size_t)(item.text + item.length - equals - 1)));
    problem = read_range(axis, range);
    free(range);
    return problem;
}

const char *over_read(struct over *over, const char *text)
{
    const char *problem = NULL;

    over_release(over);
    while (text && !problem) {
        struct trimmed item = list_next(&text);

        problem = over->count == OVER_AXES ? "has more than two axes" : read_axis(over, item);
    }
    return problem;
}

void over_add_text(struct buf *out, const struct over *over)
{
    for (size_t i = 0; i < over->count; i++)
        buf_printf(out, "%s%s=%s", i ? "," : "", over->axis[i].field, over->axis[i].text);
}

void over_release(struct over *over)
{
    for (size_t i = 0; i < over->count; i++) {
        free(over->axis[i].field);
        free(over->axis[i].text);
    }
    *over = (struct over){0};
}
