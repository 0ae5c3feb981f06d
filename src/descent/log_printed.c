/*
 * What trainers print: "Epoch 3/35, Train Loss: 1.12, Test Acc: 72.48%", "step 200: train loss
 * 2.43, val loss 2.46", "Iteration 100, loss = 0.0677", and pairs on lines that follow such a
 * counter. The whole file is looked through, since hundreds of lines of settings may come first.
 */
#include <ctype.h>
#include <stdio.h>
#include <string.h>
#include <strings.h>

#include "descent/log_reader.h"
#include "descent/log_value.h"

enum {
    LONGEST_NAME = 60,
    MOST_PAIRS = 64, /* of a line */
    FOLLOWING = 8,   /* lines that a counter on a line of its own holds for */
};

/* A number with its name, as they stand in a line. */
struct pair {
    const char *name;
    size_t length;
    double value;
    bool said; /* a colon, = or bracket stands between them */
};

struct reading {
    struct log_input *input;
    struct log_rows *rows;
    bool open;      /* a row has its counter, and pairs may follow */
    size_t left;    /* lines on which they may */
    bool traceback; /* there is one of Python in the file */
    bool testing;   /* Caffe says that it tests */
};

static bool is_name_char(unsigned char c)
{
    return isalnum(c) || c >= 0x80 || strchr("_-./()@#'*+", c);
}

/* The dates, times and addresses that begin with a digit are passed over as a whole. */
static const char *skip_word(const char *at)
{
    while (*at && !isspace((unsigned char)*at) && !strchr(",;|]})", *at))
        at++;
    return at;
}

static bool ends_number(const char *at)
{
    if (*at == '%' || (isalpha((unsigned char)*at) && isalpha((unsigned char)at[1]) == 0))
        at++;
    else if (!strncmp(at, "ms", 2) || !strncmp(at, "us", 2) || !strncmp(at, "it", 2))
        at += 2;
    return !*at || isspace((unsigned char)*at) || strchr(",;|])}'\"", *at) ||
           (*at == '.' && !isdigit((unsigned char)at[1])) ||
           (*at == ':' && !isdigit((unsigned char)at[1])) || *at == '/';
}

/* Reads the number at `at`; NULL where there is none. */
static const char *read_number(const char *at, double *value)
{
    static const char *const words[] = {"nan", "inf", "infinity"};
    size_t sign = *at == '-' || *at == '+', length;

    for (size_t i = sizeof words / sizeof *words; i-- > 0;) {
        length = sign + strlen(words[i]);
        if (!strncasecmp(at + sign, words[i], length - sign) && ends_number(at + length) &&
            log_value_read(at, length, value))
            return at + length;
    }
    length = sign + strspn(at + sign, "0123456789");
    if (at[length] == '.')
        length += 1 + strspn(at + length + 1, "0123456789");
    if (length > sign && (at[length] == 'e' || at[length] == 'E')) {
        size_t digits = length + 1 + (at[length + 1] == '-' || at[length + 1] == '+');
        size_t exponent = strspn(at + digits, "0123456789");

        length = exponent ? digits + exponent : length;
    }
    return length > sign && ends_number(at + length) && log_value_read(at, length, value)
               ? at + length
               : NULL;
}

/* Back over blanks, but not over two: they end a name. */
static const char *before_blank(const char *start, const char *at)
{
    return at > start && at[-1] == ' ' ? at - 1 : at;
}

/*
 * The start of the words that end before `end`: they go back to a comma, a colon, a bracket, a dash
 * between blanks, or two blanks.
 */
static const char *name_start(const char *start, const char *end, bool said)
{
    const char *at = end;

    while (at > start && (size_t)(end - at) < LONGEST_NAME) {
        unsigned char c = (unsigned char)at[-1];

        if (c == ' ') {
            if (at - 1 == start || at[-2] == ' ' || !is_name_char((unsigned char)at[-2]) ||
                (at - 2 > start && at[-2] == '-' && at[-3] == ' ') ||
                (!said && isdigit((unsigned char)at[-2])))
                break;
        } else if (!is_name_char(c)) {
            break;
        }
        at--;
    }
    while (at < end && !isalpha((unsigned char)*at) && (unsigned char)*at < 0x80)
        at++;
    return at;
}

/* The name that stands before the number at `number`; false where none does. */
static bool find_name(const char *start, const char *number, struct pair *pair)
{
    const char *end = before_blank(start, number);

    pair->said = false;
    if (end > start && (end[-1] == '[' || end[-1] == '(')) {
        pair->said = end[-1] == '[';
        end = before_blank(start, end - 1);
    }
    if (end > start && (end[-1] == ':' || end[-1] == '=')) {
        pair->said = true;
        end = before_blank(start, end - 1);
    }
    if (end > start && (end[-1] == '\'' || end[-1] == '"'))
        end--;
    pair->name = name_start(start, end, pair->said);
    pair->length = (size_t)(end - pair->name);
    return pair->length > 0 && (pair->said || number[-1] == ' ');
}

/* A bracket that only closes, as behind a line number: solver.cpp:222] */
static bool is_place(const char *start, const char *number, const char *end)
{
    return *end == ']' && !(number > start && (number[-1] == '[' || number[-1] == '/'));
}

static size_t find_pairs(const char *line, struct pair pairs[MOST_PAIRS])
{
    size_t count = 0;

    for (const char *at = line; *at && count < MOST_PAIRS;) {
        bool begins = at == line || !(is_name_char((unsigned char)at[-1]) && at[-1] != '(');
        struct pair *pair = &pairs[count];
        const char *end = begins ? read_number(at, &pair->value) : NULL;

        if (end) {
            count += find_name(line, at, pair) && !is_place(line, at, end);
            at = *end == '/' ? skip_word(end) : end;
        } else if (begins && isdigit((unsigned char)*at)) {
            at = skip_word(at);
            at += *at == ',' && isdigit((unsigned char)at[1]); /* of a second */
        } else {
            at++;
        }
    }
    return count;
}

/* The counter that the last word of a name is; NULL. */
static const char *counter_of(const struct pair *pair)
{
    static const char *const counters[] = {"epoch", "step",   "iteration", "iter",
                                           "round", "update", "episode",   "global_step"};
    size_t length = pair->length;
    const char *word = pair->name + length;

    while (word > pair->name && word[-1] != ' ')
        word--;
    length = (size_t)(pair->name + length - word);
    for (size_t i = 0; i < sizeof counters / sizeof *counters; i++)
        if (length == strlen(counters[i]) && !strncasecmp(word, counters[i], length))
            return counters[i];
    return NULL;
}

static void put_pair(struct reading *reading, const struct pair *pair)
{
    struct log_rows *rows = reading->rows;
    char name[LONGEST_NAME + 8];

    snprintf(name, sizeof name, "%s%.*s", reading->testing ? "test " : "", (int)pair->length,
             pair->name);
    log_rows_put(rows, log_rows_column(rows, name, strlen(name)), pair->value);
}

/* A value is a metric's if it is no counter, and a line of settings has no counter before it. */
static size_t put_pairs(struct reading *reading, const struct pair *pairs, size_t count, bool said)
{
    size_t put = 0;

    for (size_t i = 0; i < count; i++)
        if (!counter_of(&pairs[i]) && (!said || pairs[i].said)) {
            put_pair(reading, &pairs[i]);
            put++;
        }
    return put;
}

static int close_row(struct reading *reading, struct err *err)
{
    bool open = reading->open;

    reading->open = false;
    return open ? log_rows_end(reading->rows, err) : 0;
}

static void put_counter(struct reading *reading, const char *counter, double value)
{
    log_rows_put(reading->rows, log_rows_column(reading->rows, counter, strlen(counter)), value);
}

/* Opens a row with the counters of the line; false where it has none. */
static bool open_row(struct reading *reading, const struct pair *pairs, size_t count)
{
    bool any = false;

    log_rows_begin(reading->rows, reading->input->lines.number);
    for (size_t i = 0; i < count; i++)
        if (counter_of(&pairs[i])) {
            put_counter(reading, counter_of(&pairs[i]), pairs[i].value);
            any = true;
        }
    return any;
}

/* mmengine: Epoch(train) [2][30/60]; iterations go on from epoch to epoch. */
static bool open_engine_row(struct reading *reading)
{
    const char *at = strstr(reading->input->text, "Epoch(");
    char phase[16];
    int epoch, i, of;

    if (!at || sscanf(at, "Epoch(%15[a-z]) [%9d][%9d/%9d]", phase, &epoch, &i, &of) != 4)
        return false;
    log_rows_begin(reading->rows, reading->input->lines.number);
    put_counter(reading, "epoch", epoch);
    if (!strcmp(phase, "train"))
        put_counter(reading, "iteration", (double)(epoch - 1) * of + i);
    return true;
}

/* What a line without a counter has belongs to the counter on a line of its own above. */
static void follow(struct reading *reading, const struct pair *pairs, size_t count)
{
    if (!reading->open || reading->left == 0)
        return;
    reading->left--;
    reading->testing = strstr(reading->input->text, "Test net output") != NULL;
    put_pairs(reading, pairs, count, true);
    reading->testing = false;
}

/* Whether the line has a counter; one alone in quotes is a setting: 'epoch': 300. */
static bool has_counter(const struct pair *pairs, size_t count)
{
    if (count == 1 && strchr("'\"", pairs[0].name[pairs[0].length]))
        return false;
    for (size_t i = 0; i < count; i++)
        if (counter_of(&pairs[i]))
            return true;
    return false;
}

static int read_line(struct reading *reading, struct err *err)
{
    const char *text = reading->input->text;
    struct pair pairs[MOST_PAIRS];
    size_t count = find_pairs(text, pairs);

    reading->traceback =
        reading->traceback || !strncmp(text, "Traceback (most recent call last)", 33);
    if (!has_counter(pairs, count) && !strstr(text, "Epoch(")) {
        follow(reading, pairs, count);
        return 0;
    }
    if (close_row(reading, err))
        return -1;
    reading->open = open_engine_row(reading) || open_row(reading, pairs, count);
    if (reading->open)
        reading->left = put_pairs(reading, pairs, count, false) ? 0 : FOLLOWING;
    return 0;
}

static bool recognise(struct log_input *input)
{
    (void)input;
    return true;
}

static int take_line(struct log_input *input, void *context, struct err *err)
{
    (void)input;
    return read_line(context, err);
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct reading reading = {.input = input, .rows = rows};

    if (log_input_each_line(input, take_line, &reading, err) || close_row(&reading, err))
        return -1;
    if (rows->count == 0 && reading.traceback)
        return err_set(err, STATUS_INPUT,
                       "%s: a traceback of Python, and no metric: the run failed before it logged "
                       "any",
                       input->path);
    return 0;
}

const struct log_reader log_printed = {
    .name = "printed lines",
    .recognise = recognise,
    .read = read,
};
