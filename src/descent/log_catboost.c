/*
 * What CatBoost prints of its iterations: a number and a colon, then NAME: VALUE split by tabs,
 * such as "20:", "learn: 0.58", "test: 0.61", "best: 0.61 (20)", "total: 50ms", "remaining: 1.2s".
 */
#include <string.h>

#include "descent/log_reader.h"
#include "descent/log_value.h"

/* Behind "20:" and a tab; NULL where the line does not begin so. */
static char *find_pairs(char *line, size_t *digits)
{
    *digits = strspn(line, "0123456789");
    return *digits > 0 && line[*digits] == ':' && line[*digits + 1] == '\t' ? line + *digits + 2
                                                                            : NULL;
}

/* Puts the pairs whose values are numbers; `rows` NULL: none. Returns whether there is one. */
static bool take_pairs(char *pairs, struct log_rows *rows)
{
    bool any = false;
    char *rest;

    for (char *pair = strtok_r(pairs, "\t", &rest); pair; pair = strtok_r(NULL, "\t", &rest)) {
        char *colon = strstr(pair, ": ");
        double value;

        if (!colon || !strncmp(pair, "best", 4) ||
            !log_value_read(colon + 2, strlen(colon + 2), &value))
            continue;
        any = true;
        if (rows)
            log_rows_put(rows, log_rows_column(rows, pair, (size_t)(colon - pair)), value);
    }
    return any;
}

static bool recognise(struct log_input *input)
{
    struct err err = {0};
    size_t digits;

    if (log_input_rewind(input, &err))
        return false;
    while (log_input_next(input, &err) == 1) {
        char *pairs = find_pairs(input->text, &digits);

        if (pairs && take_pairs(pairs, NULL))
            return true;
    }
    return false;
}

static int put_line(struct log_input *input, void *context, struct err *err)
{
    struct log_rows *rows = context;
    size_t digits;
    char *pairs = find_pairs(input->text, &digits);
    double iteration;

    if (!pairs)
        return 0;
    input->text[digits] = '\0';
    if (!log_value_read(input->text, digits, &iteration))
        return 0;
    log_rows_begin(rows, input->lines.number);
    log_rows_put(rows, log_rows_column(rows, "iteration", 9), iteration);
    take_pairs(pairs, rows);
    return log_rows_end(rows, err);
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    return log_input_each_line(input, put_line, rows, err);
}

const struct log_reader log_catboost = {
    .name = "CatBoost's iterations",
    .recognise = recognise,
    .read = read,
};
