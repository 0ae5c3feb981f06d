#include "request/field_read.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "math/resolution.h"
#include "request/list.h"
#include "request/rates.h"
#include "request/size.h"

static const char *check_limit(const struct field *field, double value)
{
    static const struct {
        double least;
        const char *problem;
    } limits[] = {
        [LIMIT_NONE] = {-DBL_MAX, NULL},
        [LIMIT_0_OR_MORE] = {0, "must be 0 or more"},
        [LIMIT_1_OR_MORE] = {1, "must be 1 or more"},
        [LIMIT_ABOVE_0] = {DBL_TRUE_MIN, "must be above 0"},
    };

    return value < limits[field->limit].least ? limits[field->limit].problem : NULL;
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
    return check_limit(field, *value);
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

static const char *read_integer(const struct field *field, void *value, const char *text)
{
    size_t length = strlen(text);
    double number;

    if (number_parse_count(text, length, LONG_MIN, LONG_MAX, value))
        return check_limit(field, (double)*(long *)value);
    return number_parse(text, length, &number) && number == floor(number) ? "is too large"
                                                                          : "is not a whole number";
}

static const char *read_integers(const struct field *field, void *value, const char *text)
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

static const char *read_held(const struct field *field, void *value, const char *text)
{
    if (!strcmp(text, "train")) {
        *(double *)value = NAN;
        return NULL;
    }
    return read_number(field, value, text) ? "is neither a finite decimal number nor train" : NULL;
}

static const char *read_keep(const struct field *field, void *value, const char *text)
{
    (void)field;
    return keep_read(value, text)
               ? NULL
               : "is not every:K, last:N, log or all; K and N are whole numbers from 1";
}

typedef const char *reader(const struct field *field, void *value, const char *text);

/* How each type is read. */
static reader *const readers[] = {
    [FIELD_FLAG] = read_flag,         [FIELD_TEXT] = read_text,
    [FIELD_INPUT] = read_text,        [FIELD_OUTPUT] = read_text,
    [FIELD_TEXTS] = read_texts,       [FIELD_NUMBER] = read_number,
    [FIELD_NUMBERS] = read_numbers,   [FIELD_RATES] = read_rates,
    [FIELD_INTEGER] = read_integer,   [FIELD_INTEGERS] = read_integers,
    [FIELD_INTERVAL] = read_interval, [FIELD_SIZE] = read_size,
    [FIELD_PRECISE] = read_precise,   [FIELD_HELD] = read_held,
    [FIELD_KEEP] = read_keep,         [FIELD_WORD] = read_word,
};

const char *field_read(const struct field *field, void *value, const char *text)
{
    return readers[field->type](field, value, text);
}
