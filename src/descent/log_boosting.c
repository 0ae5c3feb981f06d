/*
 * What XGBoost and LightGBM print of their rounds: [20], a tab, and NAME:VALUE split by tabs. Folds
 * and trials follow with no mark but that the round falls back.
 */
#include <string.h>

#include "descent/log_reader.h"
#include "descent/log_value.h"

/* Behind "[20]" and blanks; NULL where the line does not begin so. */
static char *find_pairs(char *line, char **round, size_t *digits)
{
    char *bracket = line + strspn(line, " ");

    if (*bracket != '[')
        return NULL;
    *round = bracket + 1;
    *digits = strspn(*round, "0123456789");
    if (*digits == 0 || *digits > 9 || (*round)[*digits] != ']' ||
        !strchr("\t ", (*round)[*digits + 1]) || !(*round)[*digits + 1])
        return NULL;
    return *round + *digits + 1;
}

/* The number that a pair has behind its last colon; XGBoost's folds add their deviation: 0.5+0.1.
 */
static bool read_pair(char *pair, size_t *name, double *value)
{
    char *colon = strrchr(pair, ':'), *number;
    size_t length;

    if (!colon || colon == pair)
        return false;
    *name = (size_t)(colon - pair);
    number = colon + 1 + strspn(colon + 1, " ");
    length = strcspn(number, " \t");
    if (log_value_read(number, length, value))
        return true;
    for (size_t i = 1; i < length; i++)
        if (number[i] == '+' && number[i - 1] != 'e' && number[i - 1] != 'E') {
            number[i] = '\0';
            return log_value_read(number, i, value);
        }
    return false;
}

/* Goes over the pairs of a line; `put` false: says whether there is one. */
static bool take_pairs(char *pairs, struct log_rows *rows)
{
    bool any = false;
    char *rest;

    for (char *pair = strtok_r(pairs, "\t", &rest); pair; pair = strtok_r(NULL, "\t", &rest)) {
        size_t length;
        double value;

        pair += strspn(pair, " ");
        if (!read_pair(pair, &length, &value))
            continue;
        any = true;
        if (rows)
            log_rows_put(rows, log_rows_column(rows, pair, length), value);
    }
    return any;
}

static bool recognise(struct log_input *input)
{
    struct err err = {0};
    char *round, *pairs;
    size_t digits;

    if (log_input_rewind(input, &err))
        return false;
    while (log_input_next(input, &err) == 1) {
        pairs = find_pairs(input->text, &round, &digits);
        if (pairs && take_pairs(pairs, NULL))
            return true;
    }
    return false;
}

static int put_line(struct log_input *input, void *context, struct err *err)
{
    struct log_rows *rows = context;
    char *round, *pairs;
    size_t digits;
    double value;

    pairs = find_pairs(input->text, &round, &digits);
    if (!pairs)
        return 0;
    log_rows_begin(rows, input->lines.number);
    round[digits] = '\0';
    if (!log_value_read(round, digits, &value))
        return 0;
    log_rows_put(rows, log_rows_column(rows, "round", 5), value);
    take_pairs(pairs, rows);
    return log_rows_end(rows, err);
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    return log_input_each_line(input, put_line, rows, err);
}

const struct log_reader log_boosting = {
    .name = "boosting rounds",
    .recognise = recognise,
    .read = read,
};
