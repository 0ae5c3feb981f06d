/* The values of fields: setting, writing, copying and releasing them, whatever their types. */
#include <stdlib.h>
#include <string.h>

#include "request/field_types.h"
#include "request/fields.h"
#include "request/list.h"
#include "request/over.h"
#include "request/rates.h"
#include "request/value_hints.h"

/* Refuses sizes that no figure can have. */
static int check_size(const struct field *field, const void *value, const char *prefix,
                      struct err *err)
{
    const struct size *size = value;

    if (field->type != FIELD_SIZE ||
        (size->width <= SPEC_LONGEST_SIDE && size->height <= SPEC_LONGEST_SIDE))
        return 0;
    return err_set(err, STATUS_LIMIT, "%s%s: %g×%g pixels; a side may have %d at most", prefix,
                   field->name, size->width, size->height, SPEC_LONGEST_SIDE);
}

bool field_is_text(const struct field *field)
{
    return field->type == FIELD_TEXT || field->type == FIELD_INPUT || field->type == FIELD_OUTPUT;
}

/* Fields whose blanks count: those at the ends of a text are part of it. */
static bool is_text(const struct field *field)
{
    return field_is_text(field) || field->type == FIELD_TEXTS;
}

static int fail(const struct field *field, const char *text, const char *problem,
                const char *prefix, enum status status, struct err *err)
{
    if (problem == states_too_many)
        return err_set(err, STATUS_LIMIT, "%s%s: %s", prefix, field->name, problem);
    if (problem == rates_too_many || problem == over_too_many)
        return err_set(err, STATUS_LIMIT, "%s%s: '%.80s' %s", prefix, field->name, text, problem);
    if (field->type == FIELD_WORD)
        return err_set(err, status, "%s%s: '%.80s' is none of %s", prefix, field->name, text,
                       problem);
    return err_set(err, status, "%s%s: '%.80s' %s%s", prefix, field->name, text, problem,
                   value_hint(field, text));
}

/* Values that are no texts are read without the blanks around them. */
static char *copy_trimmed(const char *text)
{
    struct trimmed trimmed = text_trim(text, strlen(text));
    struct buf copy = BUF_INIT;

    buf_add(&copy, trimmed.text, trimmed.length);
    return buf_detach(&copy);
}

int field_set(struct spec *spec, const struct field *field, const char *text, const char *prefix,
              enum status status, struct err *err)
{
    void *value = (char *)spec + field->offset;
    char *trimmed = is_text(field) ? NULL : copy_trimmed(text);
    const char *problem = field_types[field->type].read(field, value, trimmed ? trimmed : text);

    free(trimmed);
    if (problem)
        return fail(field, text, problem, prefix, status, err);
    if (check_size(field, value, prefix, err))
        return -1;
    spec->given[field - fields] = true;
    return 0;
}

void field_set_known(struct spec *spec, const char *name, const char *text)
{
    struct err err = {0};

    field_set(spec, field_find(name, GROUPS_RECIPE | GROUP_OUTPUT), text, "", STATUS_INPUT, &err);
}

void field_get(const struct spec *spec, const struct field *field, struct buf *out)
{
    field_types[field->type].write((const char *)spec + field->offset, out);
}

void field_copy(struct spec *to, const struct spec *from, const struct field *field)
{
    struct buf text = BUF_INIT;
    struct err err = {0};

    if (!from->given[field - fields])
        return;
    field_get(from, field, &text);
    field_set(to, field, text.data, "", STATUS_INPUT, &err);
    buf_release(&text);
}

void field_release(struct spec *spec, const struct field *field)
{
    if (field_types[field->type].release)
        field_types[field->type].release((char *)spec + field->offset);
}
