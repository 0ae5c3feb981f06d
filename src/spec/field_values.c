/* Reading and writing the values of fields, type by type. */
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "math/resolution.h"
#include "spec/fields.h"
#include "spec/list.h"
#include "spec/rates.h"
#include "spec/size.h"
#include "spec/value_hints.h"

/* What is wrong with a value, or NULL; `value` is where it goes. */
typedef const char *reader(const struct field *field, void *value, const char *text);

static const char *check_limits(const struct field *field, double value)
{
    if (field->low == 0 && field->high == 0)
        return NULL;
    if (value >= field->low && value <= field->high)
        return NULL;
    return field->low == 0   ? "must be 0 or more"
           : field->low == 1 ? "must be 1 or more"
                             : "must be above 0";
}

static const char *read_flag(const struct field *field, void *value, const char *text)
{
    (void)field;
    *(bool *)value = !strcmp(text, "true");
    return *(bool *)value || !strcmp(text, "false") ? NULL : "is neither true nor false";
}

static const char *read_text(const struct field *field, void *value, const char *text)
{
    char **member = value;

    (void)field;
    free(*member);
    *member = mem_text(text);
    return NULL;
}

/* Whether `text` is one of the words with | between them. */
static bool has_word(const char *words, const char *text)
{
    size_t length = strlen(text);

    for (;;) {
        size_t end = strcspn(words, "|");

        if (end == length && !memcmp(words, text, length))
            return true;
        if (!words[end])
            return false;
        words += end + 1;
    }
}

static const char *read_word(const struct field *field, void *value, const char *text)
{
    return has_word(field->argument, text) ? read_text(field, value, text) : field->argument;
}

static const char *read_texts(const struct field *field, void *value, const char *text)
{
    (void)field;
    texts_add(value, text);
    return NULL;
}

static const char *read_item(const struct field *field, double *value, struct slice item)
{
    if (!number_parse(item.text, item.length, value))
        return "is not a finite decimal number";
    return check_limits(field, *value);
}

static const char *read_number(const struct field *field, void *value, const char *text)
{
    return read_item(field, value, (struct slice){text, strlen(text)});
}

static const char *read_numbers(const struct field *field, void *value, const char *text)
{
    struct numbers *numbers = value;

    numbers->count = 0;
    free(numbers->range);
    numbers->range = NULL;
    while (text) {
        double number;
        const char *problem = read_item(field, &number, list_next(&text));

        if (problem)
            return problem;
        numbers->at = mem_resize(numbers->at, numbers->count + 1, sizeof *numbers->at);
        numbers->at[numbers->count++] = number;
    }
    return NULL;
}

static const char *read_rates(const struct field *field, void *value, const char *text)
{
    return strchr(text, ':') ? rates_read(value, text) : read_numbers(field, value, text);
}

static const char *read_whole(const struct field *field, void *value, const char *text)
{
    size_t length = strlen(text);
    double number;

    if (number_parse_count(text, length, LONG_MIN, LONG_MAX, value))
        return check_limits(field, (double)*(long *)value);
    return number_parse(text, length, &number) && number == floor(number) ? "is too large"
                                                                          : "is not a whole number";
}

static const char *read_wholes(const struct field *field, void *value, const char *text)
{
    (void)field;
    return states_read(value, text);
}

/* Two numbers with `separator` between them. */
static bool read_two(const char *text, char separator, double *first, double *second)
{
    const char *middle = strchr(text, separator);
    struct slice one, two;

    if (!middle)
        return false;
    one = slice_trim(text, (size_t)(middle - text));
    two = slice_trim(middle + 1, strlen(middle + 1));
    return number_parse(one.text, one.length, first) && number_parse(two.text, two.length, second);
}

static const char *read_interval(const struct field *field, void *value, const char *text)
{
    struct interval *interval = value;

    (void)field;
    if (!read_two(text, ':', &interval->low, &interval->high))
        return "is not LO:HI, such as -1:4";
    if (!(interval->low < interval->high))
        return "must begin below its end";
    if (interval->high - interval->low > DBL_MAX)
        return "is too wide";
    if (interval->high - interval->low < resolution_least(interval->low, interval->high))
        return "is narrower than an axis can show: 1e-10 of its larger end, or 1e-290";
    return NULL;
}

static const char *read_size(const struct field *field, void *value, const char *text)
{
    (void)field;
    return size_read(value, text);
}

static const char *read_precise(const struct field *field, void *value, const char *text)
{
    struct dd *dd = value;

    (void)field;
    return read_two(text, ',', &dd->hi, &dd->lo) ? NULL : "is not two numbers";
}

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

static void get_whole(const void *value, struct buf *out)
{
    buf_printf(out, "%ld", *(const long *)value);
}

static void get_wholes(const void *value, struct buf *out)
{
    const struct wholes *wholes = value;

    if (wholes->all)
        buf_puts(out, "all");
    for (size_t i = 0; i < wholes->count; i++)
        buf_printf(out, "%s%ld", i ? "," : "", wholes->at[i]);
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

static const char *read_held(const struct field *field, void *value, const char *text)
{
    if (!strcmp(text, "train")) {
        *(double *)value = NAN;
        return NULL;
    }
    return read_number(field, value, text) ? "is neither a finite decimal number nor train" : NULL;
}

static void get_held(const void *value, struct buf *out)
{
    if (isnan(*(const double *)value))
        buf_puts(out, "train");
    else
        get_number(value, out);
}

static const char *read_keep(const struct field *field, void *value, const char *text)
{
    (void)field;
    return keep_read(value, text)
               ? NULL
               : "is not every:K, last:N, log or all; K and N are whole numbers from 1";
}

static void get_keep(const void *value, struct buf *out)
{
    keep_add_text(out, value);
}

/* How each type is read and written. */
static const struct {
    reader *read;
    void (*get)(const void *value, struct buf *out);
} types[] = {
    [FIELD_FLAG] = {read_flag, get_flag},
    [FIELD_TEXT] = {read_text, get_text},
    [FIELD_INPUT] = {read_text, get_text},
    [FIELD_OUTPUT] = {read_text, get_text},
    [FIELD_TEXTS] = {read_texts, NULL},
    [FIELD_NUMBER] = {read_number, get_number},
    [FIELD_NUMBERS] = {read_numbers, get_numbers},
    [FIELD_RATES] = {read_rates, get_rates},
    [FIELD_WHOLE] = {read_whole, get_whole},
    [FIELD_WHOLES] = {read_wholes, get_wholes},
    [FIELD_INTERVAL] = {read_interval, get_interval},
    [FIELD_SIZE] = {read_size, get_size},
    [FIELD_PRECISE] = {read_precise, get_precise},
    [FIELD_HELD] = {read_held, get_held},
    [FIELD_KEEP] = {read_keep, get_keep},
    [FIELD_WORD] = {read_word, get_text},
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
    const char *problem = types[field->type].read(field, value, trimmed ? trimmed : text);

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
    types[field->type].get((const char *)spec + field->offset, out);
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
    case FIELD_WHOLES:
        free(((struct wholes *)value)->at);
        break;
    default:
        break;
    }
}
