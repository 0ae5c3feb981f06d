/* The values of fields: setting, writing, copying and releasing them. */
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/number.h"
#include "request/field_read.h"
#include "request/fields.h"
#include "request/list.h"
#include "request/rates.h"
#include "request/size.h"
#include "request/value_hints.h"

static void get_flag(const void *value, struct buf *out)
{
    buf_puts(out, *(const bool *)value ? "true" : "false");
}

static void get_text(const void *value, struct buf *out)
{
    const char *text = *(char *const *)value;

    buf_puts(out, text ? text : "");
}

static void get_number(const void *value, struct buf *out)
{
    number_add_exact(out, *(const double *)value);
}

static void get_two(double first, const char *separator, double second, struct buf *out)
{
    number_add_exact(out, first);
    buf_puts(out, separator);
    number_add_exact(out, second);
}

static void get_numbers(const void *value, struct buf *out)
{
    const struct numbers *numbers = value;

    for (size_t i = 0; i < numbers->count; i++) {
        buf_puts(out, i ? "," : "");
        number_add_exact(out, numbers->at[i]);
    }
}

static void get_rates(const void *value, struct buf *out)
{
    const struct numbers *numbers = value;

    if (numbers->range)
        buf_puts(out, numbers->range);
    else
        get_numbers(value, out);
}

static void get_integer(const void *value, struct buf *out)
{
    buf_printf(out, "%ld", *(const long *)value);
}

static void get_integers(const void *value, struct buf *out)
{
    const struct integers *integers = value;

    if (integers->all)
        buf_puts(out, "all");
    for (size_t i = 0; i < integers->count; i++)
        buf_printf(out, "%s%ld", i ? "," : "", integers->at[i]);
}

static void get_interval(const void *value, struct buf *out)
{
    const struct interval *interval = value;

    get_two(interval->low, ":", interval->high, out);
}

static void get_size(const void *value, struct buf *out)
{
    size_add_text(value, out);
}

static void get_precise(const void *value, struct buf *out)
{
    const struct dd *dd = value;

    get_two(dd->hi, ",", dd->lo, out);
}

static void get_held(const void *value, struct buf *out)
{
    if (isnan(*(const double *)value))
        buf_puts(out, "train");
    else
        get_number(value, out);
}

static void get_keep(const void *value, struct buf *out)
{
    keep_add_text(out, value);
}

/* How each type is written; FIELD_TEXTS is not. */
static void (*const writers[])(const void *value, struct buf *out) = {
    [FIELD_FLAG] = get_flag,         [FIELD_TEXT] = get_text,       [FIELD_INPUT] = get_text,
    [FIELD_OUTPUT] = get_text,       [FIELD_NUMBER] = get_number,   [FIELD_NUMBERS] = get_numbers,
    [FIELD_RATES] = get_rates,       [FIELD_INTEGER] = get_integer, [FIELD_INTEGERS] = get_integers,
    [FIELD_INTERVAL] = get_interval, [FIELD_SIZE] = get_size,       [FIELD_PRECISE] = get_precise,
    [FIELD_HELD] = get_held,         [FIELD_KEEP] = get_keep,       [FIELD_WORD] = get_text,
};

/* What no figure can be, whatever else is asked for. */
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

/* Blanks around a text are its own. */
static bool is_text(const struct field *field)
{
    return field_is_text(field) || field->type == FIELD_TEXTS;
}

static int fail(const struct field *field, const char *text, const char *problem,
                const char *prefix, enum status status, struct err *err)
{
    if (problem == states_too_many)
        return err_set(err, STATUS_LIMIT, "%s%s: %s", prefix, field->name, problem);
    if (problem == rates_too_many)
        return err_set(err, STATUS_LIMIT, "%s%s: '%.80s' %s", prefix, field->name, text, problem);
    if (field->type == FIELD_WORD)
        return err_set(err, status, "%s%s: '%.80s' is none of %s", prefix, field->name, text,
                       problem);
    return err_set(err, status, "%s%s: '%.80s' %s%s", prefix, field->name, text, problem,
                   value_hint(field, text));
}

/* What is no text has blanks around it in no case. */
static char *copy_trimmed(const char *text)
{
    struct slice slice = slice_trim(text, strlen(text));
    struct buf copy = BUF_INIT;

    buf_add(&copy, slice.text, slice.length);
    return buf_detach(&copy);
}

int field_set(struct spec *spec, const struct field *field, const char *text, const char *prefix,
              enum status status, struct err *err)
{
    void *value = (char *)spec + field->offset;
    char *trimmed = is_text(field) ? NULL : copy_trimmed(text);
    const char *problem = field_read(field, value, trimmed ? trimmed : text);

    free(trimmed);
    if (problem)
        return fail(field, text, problem, prefix, status, err);
    if (check_size(field, value, prefix, err))
        return -1;
    spec->given[field - fields] = true;
    return 0;
}

void field_get(const struct spec *spec, const struct field *field, struct buf *out)
{
    writers[field->type]((const char *)spec + field->offset, out);
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
    void *value = (char *)spec + field->offset;

    switch (field->type) {
    case FIELD_TEXTS:
        texts_release(value);
        break;
    case FIELD_TEXT:
    case FIELD_WORD:
    case FIELD_INPUT:
    case FIELD_OUTPUT:
        free(*(char **)value);
        break;
    case FIELD_NUMBERS:
    case FIELD_RATES:
        free(((struct numbers *)value)->at);
        free(((struct numbers *)value)->range);
        break;
    case FIELD_INTEGERS:
        free(((struct integers *)value)->at);
        break;
    default:
        break;
    }
}
