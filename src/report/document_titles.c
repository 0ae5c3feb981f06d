#include "report/document_titles.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "request/fields.h"

/* What there is to tell figures apart, the better first. */
enum means { OTHER_FIELDS, ALL_FIELDS, THE_NAME, MEANS };

static unsigned groups_of(const struct composed *composed, enum means means)
{
    unsigned groups = kind_groups(composed->wanted->kind) & GROUPS_DRAWN;

    return means == OTHER_FIELDS ? groups & ~(unsigned)GROUP_FIGURE : groups;
}

/* Whether the field is in their titles already, or of no interest to who reads them. */
static bool is_told(const struct field *field)
{
    return (field->traits & TRAIT_OBJECTIVE) || !strcmp(field->name, "title") ||
           !strcmp(field->name, "caption");
}

static bool same_value(const struct spec *a, const struct spec *b, const struct field *field)
{
    size_t i = (size_t)(field - fields);
    struct buf of_a = BUF_INIT, of_b = BUF_INIT;
    bool same = a->given[i] == b->given[i];

    if (same && a->given[i]) {
        field_get(a, field, &of_a);
        field_get(b, field, &of_b);
        same = !strcmp(of_a.data, of_b.data);
    }
    buf_release(&of_a);
    buf_release(&of_b);
    return same;
}

/* Some of the figures whose pictures have the same title. */
struct namesakes {
    const struct composed *all;
    size_t count;
    const struct composed *first; /* of those with the title */
};

static bool belongs(const struct namesakes *same, size_t i)
{
    return !strcmp(same->all[i].picture.figure.title, same->first->picture.figure.title);
}

/* Whether they do not all have the same value. */
static bool tells_apart(const struct namesakes *same, const struct field *field)
{
    for (size_t i = 0; i < same->count; i++)
        if (belongs(same, i) &&
            !same_value(&same->all[i].wanted->spec, &same->first->wanted->spec, field))
            return true;
    return false;
}

/* ", lr 0.1", or ", path" for a flag. */
static void add_field(struct buf *out, const struct spec *spec, const struct field *field)
{
    buf_printf(out, "%s%s", out->length ? ", " : "", field->name);
    if (field->type == FIELD_FLAG)
        return;
    buf_puts(out, " ");
    field_get(spec, field, out);
}

static void add_fields(struct buf *out, const bool telling[FIELDS_MAX], const struct composed *one,
                       unsigned groups)
{
    const struct spec *spec = &one->wanted->spec;

    for (size_t i = 0; i < fields_count; i++)
        if (spec->given[i] && (fields[i].group & groups) && telling[i])
            add_field(out, spec, &fields[i]);
}

/* The title of the picture with what tells it apart by these means, and by those before them. */
static char *make_title(const struct composed *one, const bool telling[FIELDS_MAX],
                        enum means means)
{
    struct buf more = BUF_INIT, title = BUF_INIT;

    add_fields(&more, telling, one, groups_of(one, means));
    if (means == THE_NAME)
        buf_printf(&more, "%s%s", more.length ? ", " : "", one->wanted->name);
    buf_puts(&title, one->picture.figure.title);
    if (more.length) {
        buf_puts(&title, ": ");
        utf8_clean_label(&title, more.data);
    }
    buf_release(&more);
    return buf_detach(&title);
}

/* Which of them another has the title of; whether there are any. */
static bool find_taken(const struct namesakes *same, bool *taken)
{
    bool any = false;

    for (size_t i = 0; i < same->count; i++) {
        taken[i] = false;
        for (size_t j = 0; j < same->count && belongs(same, i) && !taken[i]; j++)
            taken[i] = i != j && !strcmp(same->all[i].title, same->all[j].title);
        any = any || taken[i];
    }
    return any;
}

static void tell_apart(struct composed *composed, const struct namesakes *same)
{
    bool telling[FIELDS_MAX], *taken = mem_zeroed(same->count, sizeof *taken);

    for (size_t i = 0; i < fields_count; i++)
        telling[i] = (fields[i].group & GROUPS_DRAWN) && !is_told(&fields[i]) &&
                     tells_apart(same, &fields[i]);
    for (enum means means = OTHER_FIELDS; means < MEANS && find_taken(same, taken); means++)
        for (size_t i = 0; i < same->count; i++)
            if (taken[i]) {
                free(composed[i].title);
                composed[i].title = make_title(&composed[i], telling, means);
            }
    free(taken);
}

static bool is_first(const struct composed *composed, size_t i)
{
    for (size_t j = 0; j < i; j++)
        if (!strcmp(composed[j].picture.figure.title, composed[i].picture.figure.title))
            return false;
    return true;
}

void document_titles_set(struct composed *composed, size_t count)
{
    for (size_t i = 0; i < count; i++)
        composed[i].title = mem_text(composed[i].picture.figure.title);
    for (size_t i = 0; i < count; i++)
        if (is_first(composed, i))
            tell_apart(composed, &(struct namesakes){composed, count, &composed[i]});
}
