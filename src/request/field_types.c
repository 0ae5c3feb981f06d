#include "request/field_types.h"

#include <float.h>
#include <limits.h>
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "request/field_pairs.h"
#include "request/list.h"
#include "request/over.h"
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

/* Whether `text` is one of the `words`, which | splits. */
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

static const char *read_item(const struct field *field, double *value, struct trimmed item)
{
    if (!number_parse(item.text, item.length, value))
        return "is not a finite decimal number";
    return check_limit(field, *value);
}

static const char *read_number(const struct field *field, void *value, const char *text)
{
    return read_item(field, value, (struct trimmed){text, strlen(text)});
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

static const char *read_size(const struct field *field, void *value, const char *text)
{
    (void)field;
    return size_read(value, text);
}

static const char *read_length(const struct field *field, void *value, const char *text)
{
    (void)field;
    return size_read_text(value, text);
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

static const char *read_over(const struct field *field, void *value, const char *text)
{
    (void)field;
    return over_read(value, text);
}

static void write_flag(const void *value, struct buf *out)
{
    buf_puts(out, *(const bool *)value ? "true" : "false");
}

static void write_text(const void *value, struct buf *out)
{
    const char *text = *(char *const *)value;

    buf_puts(out, text ? text : "");
}

static void write_number(const void *value, struct buf *out)
{
    number_add_exact(out, *(const double *)value);
}

static void write_numbers(const void *value, struct buf *out)
{
    const struct numbers *numbers = value;

    for (size_t i = 0; i < numbers->count; i++) {
        buf_puts(out, i ? "," : "");
        number_add_exact(out, numbers->at[i]);
    }
}

static void write_rates(const void *value, struct buf *out)
{
    const struct numbers *numbers = value;

    if (numbers->range)
        buf_puts(out, numbers->range);
    else
        write_numbers(value, out);
}

static void write_integer(const void *value, struct buf *out)
{
    buf_printf(out, "%ld", *(const long *)value);
}

static void write_integers(const void *value, struct buf *out)
{
    const struct integers *integers = value;

    if (integers->all)
        buf_puts(out, "all");
    for (size_t i = 0; i < integers->count; i++)
        buf_printf(out, "%s%ld", i ? "," : "", integers->at[i]);
}

static void write_size(const void *value, struct buf *out)
{
    size_add_text(value, out);
}

static void write_length(const void *value, struct buf *out)
{
    if (isnan(*(const double *)value))
        buf_puts(out, "page");
    else
        write_number(value, out);
}

static void write_held(const void *value, struct buf *out)
{
    if (isnan(*(const double *)value))
        buf_puts(out, "train");
    else
        write_number(value, out);
}

static void write_keep(const void *value, struct buf *out)
{
    keep_add_text(out, value);
}

static void write_over(const void *value, struct buf *out)
{
    over_add_text(out, value);
}

static void release_text(void *value)
{
    free(*(char **)value);
}

static void release_texts(void *value)
{
    texts_release(value);
}

static void release_numbers(void *value)
{
    struct numbers *numbers = value;

    free(numbers->at);
    free(numbers->range);
}

static void release_integers(void *value)
{
    free(((struct integers *)value)->at);
}

static void release_over(void *value)
{
    over_release(value);
}

const struct field_type_row field_types[] = {
    [FIELD_FLAG] = {.read = read_flag, .write = write_flag},
    [FIELD_TEXT] = {.read = read_text, .write = write_text, .release = release_text},
    [FIELD_INPUT] = {.read = read_text, .write = write_text, .release = release_text},
    [FIELD_OUTPUT] = {.read = read_text, .write = write_text, .release = release_text},
    [FIELD_TEXTS] = {.read = read_texts, .release = release_texts},
    [FIELD_WORD] = {.read = read_word, .write = write_text, .release = release_text},
    [FIELD_NUMBER] = {.read = read_number, .write = write_number},
    [FIELD_NUMBERS] = {.read = read_numbers,
                       .write = write_numbers,
                       .release = release_numbers,
                       .separator = ','},
    [FIELD_RATES] = {.read = read_rates,
                     .write = write_rates,
                     .release = release_numbers,
                     .separator = ','},
    [FIELD_INTEGER] = {.read = read_integer, .write = write_integer},
    [FIELD_INTEGERS] = {.read = read_integers,
                        .write = write_integers,
                        .release = release_integers,
                        .separator = ','},
    [FIELD_INTERVAL] = {.read = pair_read_interval, .write = pair_write_interval, .separator = ':'},
    [FIELD_SIZE] = {.read = read_size, .write = write_size, .separator = 'x'},
    [FIELD_LENGTH] = {.read = read_length, .write = write_length},
    [FIELD_PRECISE] = {.read = pair_read_precise, .write = pair_write_precise},
    [FIELD_HELD] = {.read = read_held, .write = write_held},
    [FIELD_KEEP] = {.read = read_keep, .write = write_keep},
    [FIELD_OVER] = {.read = read_over,
                    .write = write_over,
                    .release = release_over,
                    .separator = ','},
};
