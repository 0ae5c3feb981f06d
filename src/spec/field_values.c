/* Reading and writing the values of fields, type by type. */
#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "spec/fields.h"
#include "spec/rates.h"

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

static const char *read_texts(const struct field *field, void *value, const char *text)
{
    (void)field;
    texts_add(value, text);
    return NULL;
}

static const char *read_number_slice(const struct field *field, double *value, const char *text,
                                     size_t length)
{
    if (!number_parse(text, length, value))
        return "is not a finite decimal number";
    return check_limits(field, *value);
}

static const char *read_number(const struct field *field, void *value, const char *text)
{
    return read_number_slice(field, value, text, strlen(text));
}

static const char *read_numbers(const struct field *field, void *value, const char *text)
{
    struct numbers *numbers = value;

    numbers->count = 0;
    free(numbers->range);
    numbers->range = NULL;
    for (;;) {
        size_t length = strcspn(text, ",");
        double number;
        const char *problem = read_number_slice(field, &number, text, length);

        if (problem)
            return problem;
        numbers->at = mem_resize(numbers->at, numbers->count + 1, sizeof *numbers->at);
        numbers->at[numbers->count++] = number;
        if (!text[length])
            return NULL;
        text += length + 1;
    }
}

static const char *read_rates(const struct field *field, void *value, const char *text)
{
    return strchr(text, ':') ? rates_read(value, text) : read_numbers(field, value, text);
}

static const char *read_whole(const struct field *field, void *value, const char *text)
{
    if (!number_parse_whole(text, LONG_MIN, LONG_MAX, value))
        return "is not a whole number";
    return check_limits(field, (double)*(long *)value);
}

static const char *read_wholes(const struct field *field, void *value, const char *text)
{
    struct wholes *wholes = value;
    char *copy = mem_text(text), *item = copy;
    const char *problem = NULL;

    wholes->count = 0;
    while (item && !problem) {
        char *comma = strchr(item, ',');

        if (comma)
            *comma = '\0';
        wholes->at = mem_resize(wholes->at, wholes->count + 1, sizeof *wholes->at);
        problem = read_whole(field, &wholes->at[wholes->count++], item);
        item = comma ? comma + 1 : NULL;
    }
    free(copy);
    return problem;
}

/* Two numbers with `separator` between them. */
static bool read_two(const char *text, char separator, double *first, double *second)
{
    const char *middle = strchr(text, separator);

    return middle && number_parse(text, (size_t)(middle - text), first) &&
           number_parse(middle + 1, strlen(middle + 1), second);
}

static const char *read_interval(const struct field *field, void *value, const char *text)
{
    struct interval *interval = value;

    (void)field;
    if (!read_two(text, ':', &interval->low, &interval->high))
        return "is not LO:HI, such as -1:4";
    if (!(interval->low < interval->high))
        return "must begin below its end";
    return interval->high - interval->low <= DBL_MAX ? NULL : "is too wide";
}

/* Units of length in CSS pixels, 96 an inch. */
static const struct {
    const char *name;
    double pixels;
} units[] = {
    {"px", 1}, {"pt", 96 / 72.0}, {"mm", 96 / 25.4}, {"cm", 96 / 2.54}, {"in", 96},
};

/* A number and perhaps a unit, both behind *text; *unit is 0 without one. Moves *text on. */
static bool read_length(const char **text, double *number, double *unit)
{
    size_t digits = strspn(*text, "0123456789.");

    *unit = 0;
    if (!number_parse(*text, digits, number))
        return false;
    *text += digits;
    for (size_t i = 0; i < sizeof units / sizeof *units; i++)
        if (!strncmp(*text, units[i].name, 2)) {
            *unit = units[i].pixels;
            *text += 2;
            break;
        }
    return true;
}

/* WIDTHxHEIGHT, each with a unit of its own, or both with the last one's, or in pixels. */
static const char *read_size(const struct field *field, void *value, const char *text)
{
    static const char problem[] = "is not WxH, such as 900x600, 16cmx10cm or 6x4in";
    struct size *size = value;
    double width_unit, height_unit;

    (void)field;
    if (!read_length(&text, &size->width, &width_unit) || *text++ != 'x' ||
        !read_length(&text, &size->height, &height_unit) || *text)
        return problem;
    if (height_unit == 0)
        height_unit = 1;
    size->width *= width_unit == 0 ? height_unit : width_unit;
    size->height *= height_unit;
    return size->width >= 120 && size->height >= 90 ? NULL : "must be 120x90 pixels or more";
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
    const struct size *size = value;

    get_two(size->width, "x", size->height, out);
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
};

size_t field_items(const char *text)
{
    size_t items = 1;

    for (; *text; text++)
        items += *text == ',';
    return items;
}

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

int field_set(struct spec *spec, const struct field *field, const char *text, const char *prefix,
              enum status status, struct err *err)
{
    void *value = (char *)spec + field->offset;
    const char *problem;

    if (field->type == FIELD_WHOLES && field_items(text) > SPEC_MOST_PANELS)
        return err_set(err, STATUS_LIMIT, "%s%s: more than %d of them", prefix, field->name,
                       SPEC_MOST_PANELS);
    problem = types[field->type].read(field, value, text);
    if (problem)
        return err_set(err, problem == rates_too_many ? STATUS_LIMIT : status, "%s%s: '%.80s' %s",
                       prefix, field->name, text, problem);
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
