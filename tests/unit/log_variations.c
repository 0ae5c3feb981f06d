/*
 * Every reader of logs with twenty variations of its format, made up: names, their order, steps,
 * delimiters, quotes, padding, line ends, encodings, blanks, values that are not finite, things
 * between. What is read has to be what was written, value by value; and what is cut off anywhere is
 * read up to there, or refused in one line.
 */
#include "testing.h"

#include "base/buf.h"
#include "base/crc32c.h"
#include "base/mem.h"
#include "descent/log.h"

enum { VARIATIONS = 20, METRICS = 3, MOST_ROWS = 400 };

/* What was written: rows of a counter and some metrics; NaN where `blank`. */
struct truth {
    uint64_t seed;
    int number; /* of the variation */
    size_t rows, metrics;
    const char *counter;
    const char *names[METRICS];
    double step[MOST_ROWS], value[METRICS][MOST_ROWS];
    bool blank[METRICS][MOST_ROWS];
    char text[METRICS][MOST_ROWS][32]; /* as the values are written */
};

static size_t pick(struct truth *truth, size_t count)
{
    return (size_t)(next_random(&truth->seed) >> 20) % count;
}

/* Whether this variation has a property that one of so many has. */
static bool one_in(const struct truth *truth, int count, int which)
{
    return truth->number % count == which;
}

static void write_value(struct truth *truth, size_t metric, size_t row, bool finite)
{
    char *text = truth->text[metric][row];
    double value =
        ldexp((double)(next_random(&truth->seed) >> 11) * 0x1p-53, (int)pick(truth, 24) - 14) *
        (one_in(truth, 5, 4) ? -1 : 1);
    const char *const others[] = {"nan", "inf", "-inf", "NaN"};

    if (!finite && pick(truth, 20) == 0)
        snprintf(text, sizeof truth->text[metric][row], "%s", others[pick(truth, 4)]);
    else
        snprintf(text, sizeof truth->text[metric][row], "%.*g", one_in(truth, 3, 0) ? 17 : 5,
                 value);
    truth->value[metric][row] = strtod(text, NULL);
}

/* Steps rise by one, by a period, or by any; the first is 0 or another. */
static void make_truth(struct truth *truth, int number, bool blanks, bool finite)
{
    static const char *const counters[] = {"epoch", "step", "iteration", "Step", "global_step"};
    static const char *const names[][METRICS] = {{"loss", "val_loss", "box_loss"},
                                                 {"train/loss", "val/loss", "test/loss"},
                                                 {"Loss", "Eval_Loss", "Aux_Loss"},
                                                 {"loss_cls", "loss_box", "total_loss"},
                                                 {"train_loss", "valid_loss", "loss"}};
    size_t period;

    memset(truth, 0, sizeof *truth);
    truth->seed = 0x9E3779B97F4A7C15u * (uint64_t)(number + 1);
    truth->number = number;
    truth->rows = one_in(truth, 7, 3) ? 2 : 3 + pick(truth, MOST_ROWS - 3);
    truth->metrics = 1 + pick(truth, METRICS);
    truth->counter = counters[pick(truth, LENGTH(counters))];
    memcpy(truth->names, names[pick(truth, LENGTH(names))], sizeof truth->names);
    period = one_in(truth, 2, 0) ? 1 : 1 + pick(truth, 99);
    for (size_t row = 0; row < truth->rows; row++) {
        truth->step[row] = (double)((row + (size_t)one_in(truth, 4, 1)) * period);
        for (size_t i = 0; i < truth->metrics; i++) {
            write_value(truth, i, row, finite);
            truth->blank[i][row] = blanks && pick(truth, 6) == 0;
        }
    }
    for (size_t i = 0; i < truth->metrics; i++)
        truth->blank[i][0] = false;
}

static const struct log_series *series_of(const struct log *log, const char *metric, size_t i)
{
    if (metric)
        return log_run_series(&log->runs[0], metric);
    return i < log->runs[0].count ? &log->runs[0].series[i] : NULL;
}

/* Metric number `i`, point by point; NULL as its name: the only one. */
static void check_metric(const struct truth *truth, const struct log *log, const char *name,
                         size_t i)
{
    const struct log_series *series = series_of(log, name, 0);
    size_t row = 0, missing = 0;

    if (!series) {
        check(false, "variation %d: no series %s of %zu runs", truth->number, name, log->count);
        return;
    }
    for (size_t at = series->pieces[0].first; at < series->pieces[0].end; at++) {
        double x, y;

        if (!log_series_point(series, at, &x, &y))
            continue;
        while (row < truth->rows && truth->blank[i][row])
            row++;
        missing += row >= truth->rows || !same_double(truth->value[i][row], y) ||
                   !same_double(truth->step[row], x);
        row++;
    }
    while (row < truth->rows && truth->blank[i][row])
        row++;
    check(missing == 0 && row == truth->rows, "variation %d: %zu of %s differ, %zu rows of %zu",
          truth->number, missing, series->metric, row, truth->rows);
}

static int read_bytes(struct log *log, const char *bytes, size_t length, struct err *err)
{
    char *path = make_file(bytes, length);
    const struct log_wish wish = {NULL, 0, NULL, false};
    struct log_sources sources = {0};
    int result = log_folder_add(&sources, path, NULL, err);

    log_sources_label(&sources);
    if (!result)
        result = log_read(log, &sources, &wish, err);
    log_sources_release(&sources);
    remove_file(path);
    return result;
}

/* What is cut off is read as far as it goes, or refused in a line. */
static void check_cuts(const struct truth *truth, const struct buf *file)
{
    for (size_t part = 1; part < 8; part++) {
        size_t length = part * file->length / 8 + (size_t)truth->number % 5;
        struct err err = {0};
        struct log log;
        int result = read_bytes(&log, file->data, length < file->length ? length : 0, &err);

        check(result == 0 || ((err.status == STATUS_INPUT || err.status == STATUS_LIMIT) &&
                              *err.message && !strchr(err.message, '\n')),
              "variation %d cut at %zu: status %d, '%s'", truth->number, length, (int)err.status,
              err.message);
        if (!result)
            log_release(&log);
        free(err.more);
    }
}

typedef void variation_writer(struct truth *truth, struct buf *out);

/* `only`: the metric is called by its file. */
static void try_variations(variation_writer *write, bool blanks, bool finite, bool only)
{
    for (int number = 0; number < VARIATIONS; number++) {
        struct truth *truth = mem_zeroed(1, sizeof *truth);
        struct buf file = BUF_INIT;
        struct err err = {0};
        struct log log;

        make_truth(truth, number, blanks, finite);
        write(truth, &file);
        if (read_bytes(&log, file.data, file.length, &err)) {
            check(false, "variation %d: %s\n%.300s", number, err.message, file.data);
        } else {
            check(log.count == 1, "variation %d has %zu runs", number, log.count);
            for (size_t i = 0; i < truth->metrics; i++)
                check_metric(truth, &log, only ? NULL : truth->names[i], i);
            log_release(&log);
        }
        check_cuts(truth, &file);
        buf_release(&file);
        free(truth);
    }
}

/* Columns */

/* UTF-16 with a mark, or without one and big-endian. */
static void to_utf16(struct buf *text, bool big)
{
    struct buf out = BUF_INIT;

    if (!big)
        buf_add(&out, "\xFF\xFE", 2);
    for (size_t i = 0; i < text->length; i++) {
        const char pair[] = {big ? '\0' : text->data[i], big ? text->data[i] : '\0'};

        buf_add(&out, pair, 2);
    }
    buf_release(text);
    *text = out;
}

struct columns {
    char separator;
    const char *end, *quote;
    bool padded, comma, counter_last, comment;
};

static struct columns columns_of(struct truth *truth)
{
    static const char separators[] = {',', '\t', ';', ' '};
    static const char *const ends[] = {"\n", "\r\n", "\r\r\n", "\n"};
    struct columns columns = {.separator = separators[truth->number % 4]};

    columns.end = ends[truth->number / 4 % 4];
    columns.quote = columns.separator != ' ' && one_in(truth, 5, 1) ? "\"" : "";
    columns.padded = columns.separator != ' ' && one_in(truth, 5, 2);
    columns.comma = columns.separator == ';' && one_in(truth, 3, 0);
    columns.counter_last = one_in(truth, 3, 1);
    columns.comment = one_in(truth, 6, 5);
    return columns;
}

static void add_cell(struct buf *out, const struct columns *columns, const char *text, bool first)
{
    size_t start;

    if (!first)
        buf_add(out, &columns->separator, 1);
    if (columns->padded)
        buf_printf(out, "%*s", 20 - (int)(strlen(text) % 20), "");
    start = out->length;
    buf_printf(out, "%s%s%s", columns->quote, text, columns->quote);
    for (size_t i = start; columns->comma && i < out->length; i++)
        if (out->data[i] == '.')
            out->data[i] = ',';
}

static void write_columns(struct truth *truth, struct buf *out)
{
    struct columns columns = columns_of(truth);
    bool blanks = columns.separator != ' ';
    bool texts = blanks && one_in(truth, 4, 1);

    if (!blanks)
        memset(truth->blank, 0, sizeof truth->blank);
    if (!columns.counter_last)
        add_cell(out, &columns, truth->counter, true);
    for (size_t i = 0; i < truth->metrics; i++)
        add_cell(out, &columns, truth->names[i], columns.counter_last && i == 0);
    if (texts)
        add_cell(out, &columns, "note", false);
    if (columns.counter_last)
        add_cell(out, &columns, truth->counter, false);
    buf_puts(out, columns.end);
    for (size_t row = 0; row < truth->rows; row++) {
        char step[32];

        snprintf(step, sizeof step, "%.0f", truth->step[row]);
        if (columns.comment && row % 50 == 1)
            buf_printf(out, "# a comment%s%s", columns.end, columns.end);
        if (!columns.counter_last)
            add_cell(out, &columns, step, true);
        for (size_t i = 0; i < truth->metrics; i++)
            add_cell(out, &columns, truth->blank[i][row] ? "" : truth->text[i][row],
                     columns.counter_last && i == 0);
        if (texts)
            add_cell(out, &columns, one_in(truth, 8, 1) ? "caf\xE9" : "ok", false);
        if (columns.counter_last)
            add_cell(out, &columns, step, false);
        if (row + 1 < truth->rows || one_in(truth, 2, 0))
            buf_puts(out, columns.end);
    }
    if (!texts && one_in(truth, 6, 2))
        to_utf16(out, one_in(truth, 4, 2));
}

static void columns_are_read(void **state)
{
    (void)state;
    try_variations(write_columns, true, false, false);
}

/* JSON */

static const char *json_value(const struct truth *truth, size_t i, size_t row)
{
    double value = truth->value[i][row];

    return isnan(value)   ? "NaN"
           : isinf(value) ? (value < 0 ? "-Infinity" : "Infinity")
                          : truth->text[i][row];
}

/* An object of a row; `between` stands behind commas and colons. */
static void add_object(const struct truth *truth, struct buf *out, size_t row, const char *between)
{
    bool last = one_in(truth, 2, 1), nested = one_in(truth, 5, 3);

    buf_puts(out, "{");
    if (!last)
        buf_printf(out, "\"%s\":%s%.0f,%s", truth->counter, between, truth->step[row], between);
    buf_printf(out, "\"note\":%s\"a \\\"b\\\" {\"", between);
    for (size_t i = 0; i < truth->metrics; i++) {
        if (truth->blank[i][row] && one_in(truth, 2, 0))
            continue;
        buf_printf(out, ",%s\"%s\":%s%s", between, truth->names[i], between,
                   truth->blank[i][row] ? "null" : json_value(truth, i, row));
    }
    if (nested)
        buf_printf(out, ",%s\"config\":%s{\"layers\": [1, 2], \"empty\": {}}", between, between);
    if (last)
        buf_printf(out, ",%s\"%s\":%s%.0f", between, truth->counter, between, truth->step[row]);
    buf_puts(out, "}");
}

static void write_json_lines(struct truth *truth, struct buf *out)
{
    const char *end = one_in(truth, 3, 1) ? "\r\n" : "\n";

    for (size_t row = 0; row < truth->rows; row++) {
        add_object(truth, out, row, one_in(truth, 2, 0) ? " " : "");
        if (row + 1 < truth->rows || one_in(truth, 4, 1))
            buf_puts(out, end);
    }
}

static void json_lines_are_read(void **state)
{
    (void)state;
    try_variations(write_json_lines, true, false, false);
}

/* The list of a trainer's state, or a list alone. */
static void write_json(struct truth *truth, struct buf *out)
{
    bool alone = one_in(truth, 3, 2);
    const char *between = one_in(truth, 2, 1) ? "\r\n      " : " ";

    if (!alone)
        buf_printf(out,
                   "{%s\"best_metric\": null,%s\"global_step\": 9,%s\"log_history\": ", between,
                   between, between);
    buf_puts(out, "[");
    for (size_t row = 0; row < truth->rows; row++) {
        buf_puts(out, row ? ", " : "");
        add_object(truth, out, row, between);
    }
    buf_puts(out, "]");
    if (!alone)
        buf_puts(out, ", \"trial_name\": null}\n");
}

static void json_is_read(void **state)
{
    (void)state;
    try_variations(write_json, true, false, false);
}

/* MLflow */

/* In any order: steps decide. */
static void write_mlflow(struct truth *truth, struct buf *out)
{
    truth->metrics = 1;
    for (size_t i = 0; i < truth->rows; i++) {
        size_t row = one_in(truth, 2, 0) ? i : truth->rows - 1 - i;
        const char *blank = one_in(truth, 5, 4) ? "\t" : " ";

        buf_printf(out, "16286977%05zu%s%s%s%.0f%s", row, blank, truth->text[0][row], blank,
                   truth->step[row], one_in(truth, 3, 2) ? "\r\n" : "\n");
    }
}

static void metrics_of_mlflow_are_read(void **state)
{
    (void)state;
    try_variations(write_mlflow, false, false, true);
}

/* Boosting and CatBoost */

static void write_boosting(struct truth *truth, struct buf *out)
{
    const char *blank = one_in(truth, 2, 1) ? " " : "";

    if (one_in(truth, 3, 1))
        buf_puts(out, "Training until validation scores don't improve for 50 rounds\n");
    for (size_t row = 0; row < truth->rows; row++) {
        if (one_in(truth, 4, 2) && row % 40 == 3)
            buf_puts(out, "[15:20:06] WARNING: /workspace/src/learner.cc:1061: a word\n");
        buf_printf(out, "[%.0f]", truth->step[row]);
        for (size_t i = 0; i < truth->metrics; i++)
            buf_printf(out, "\t%s:%s%s", truth->names[i], blank, truth->text[i][row]);
        buf_printf(out, "%s%s", one_in(truth, 5, 3) ? "     " : "",
                   one_in(truth, 3, 2) ? "\r\n" : "\n");
    }
}

static void rounds_of_boosting_are_read(void **state)
{
    (void)state;
    try_variations(write_boosting, false, true, false);
}

static void write_catboost(struct truth *truth, struct buf *out)
{
    if (one_in(truth, 3, 1))
        buf_puts(out, "Learning rate set to 0.03\n");
    for (size_t row = 0; row < truth->rows; row++) {
        buf_printf(out, "%.0f:", truth->step[row]);
        for (size_t i = 0; i < truth->metrics; i++)
            buf_printf(out, "\t%s: %s", truth->names[i], truth->text[i][row]);
        buf_printf(out, "%s%s", one_in(truth, 2, 1) ? "\ttotal: 50ms\tremaining: 1.2s" : "",
                   one_in(truth, 3, 2) ? "\r\n" : "\n");
    }
    if (one_in(truth, 4, 3))
        buf_puts(out, "\nbestTest = 0.5\nbestIteration = 3\n");
}

static void iterations_of_catboost_are_read(void **state)
{
    (void)state;
    try_variations(write_catboost, false, true, false);
}

/* Printed lines */

static void write_printed(struct truth *truth, struct buf *out)
{
    static const char *const before[] = {
        "", "2025-06-04 17:39:02,341 - INFO - ", "[2025-06-04 17:39] ",
        "INFO:root:", "I0821 09:21:15.397500  5405 solver.cpp:222] "};
    static const char *const counters[] = {"epoch", "Epoch", "step", "iteration", "iter"};
    static const char *const assigned[] = {": ", " = ", "=", " "};
    const char *prefix = before[pick(truth, LENGTH(before))], *is;

    truth->counter = counters[pick(truth, LENGTH(counters))];
    is = assigned[pick(truth, LENGTH(assigned))];
    if (one_in(truth, 2, 1))
        for (int i = 0; i < 600; i++)
            buf_printf(out, "%sloading shard-%d of the data, lr: 0.01\n", prefix, i);
    for (size_t row = 0; row < truth->rows; row++) {
        buf_printf(out, "%s%s %.0f", prefix, truth->counter, truth->step[row]);
        if (one_in(truth, 5, 2))
            buf_puts(out, "/90000");
        for (size_t i = 0; i < truth->metrics; i++)
            buf_printf(out, "%s%s%s%s", i || one_in(truth, 3, 0) ? ", " : ": ", truth->names[i], is,
                       truth->text[i][row]);
        buf_printf(out, "%s%s", one_in(truth, 4, 1) ? ", lr: 1e-3" : "",
                   one_in(truth, 3, 2) ? "\r\n" : "\n");
        if (one_in(truth, 4, 3) && row % 30 == 7)
            buf_puts(out, "saving a checkpoint\n\n");
    }
}

static void printed_lines_are_read(void **state)
{
    (void)state;
    try_variations(write_printed, false, true, false);
}

/* Event files */

static void add_little(struct buf *out, uint64_t value, int bytes)
{
    for (int i = 0; i < bytes; i++)
        buf_add(out, &(char){(char)(value >> 8 * i & 0xFF)}, 1);
}

static void add_varint(struct buf *out, uint64_t value)
{
    for (; value >= 0x80; value >>= 7)
        add_little(out, value | 0x80, 1);
    add_little(out, value, 1);
}

static void add_field(struct buf *out, unsigned number, const struct buf *bytes)
{
    add_varint(out, number << 3 | 2);
    add_varint(out, bytes->length);
    buf_add(out, bytes->data, bytes->length);
}

static uint32_t masked(uint32_t crc)
{
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

static void add_record(struct buf *out, struct buf *event)
{
    size_t start = out->length;

    add_little(out, event->length, 8);
    add_little(out, masked(crc32c(out->data + start, 8)), 4);
    buf_add(out, event->data, event->length);
    add_little(out, masked(crc32c(event->data, event->length)), 4);
    buf_release(event);
}

/* As simple_value; as a tensor with its bytes, a float or a double. The value becomes a float. */
static void add_number(struct buf *out, int kind, double *value)
{
    struct buf tensor = BUF_INIT;
    float number = (float)*value;
    uint32_t bits;
    uint64_t wide;

    if (kind == 3) {
        memcpy(&wide, value, sizeof wide);
        buf_add(&tensor, "\x08\x02\x12\0\x32\x08", 6);
        add_little(&tensor, wide, 8);
        add_field(out, 8, &tensor);
        buf_release(&tensor);
        return;
    }
    *value = (double)number;
    memcpy(&bits, &number, sizeof bits);
    if (kind == 0) {
        add_varint(out, 2 << 3 | 5);
        add_little(out, bits, 4);
        return;
    }
    buf_puts(&tensor, "\x08\x01");
    buf_add(&tensor, "\x12\0", 2);
    add_varint(&tensor, kind == 1 ? 4 << 3 | 2 : 5 << 3 | 2);
    add_varint(&tensor, 4);
    add_little(&tensor, bits, 4);
    add_field(out, 8, &tensor);
    buf_release(&tensor);
}

static void add_scalar(const struct truth *truth, struct buf *summary, size_t i, double *value)
{
    struct buf inner = BUF_INIT, tag = BUF_INIT, metadata = BUF_INIT;

    buf_puts(&tag, truth->names[i]);
    buf_puts(&metadata, "\x0A\x09\x0A\x07scalars");
    if (one_in(truth, 3, 1))
        add_field(&inner, 9, &metadata);
    add_field(&inner, 1, &tag);
    add_number(&inner, truth->number % 4, value);
    add_field(summary, 1, &inner);
    buf_release(&inner);
    buf_release(&tag);
    buf_release(&metadata);
}

/* The step may stand before the summary or behind it; one of 0 may be left out. */
static void add_event(struct truth *truth, struct buf *out, size_t row, const struct buf *summary)
{
    struct buf event = BUF_INIT;
    bool behind = one_in(truth, 5, 2), told = truth->step[row] > 0 || one_in(truth, 2, 1);

    add_varint(&event, 1 << 3 | 1);
    add_little(&event, UINT64_C(0x41D7D78400000000), 8);
    if (told && !behind) {
        add_varint(&event, 2 << 3);
        add_varint(&event, (uint64_t)truth->step[row]);
    }
    add_field(&event, 5, summary);
    if (told && behind) {
        add_varint(&event, 2 << 3);
        add_varint(&event, (uint64_t)truth->step[row]);
    }
    add_record(out, &event);
}

static void write_events(struct truth *truth, struct buf *out)
{
    struct buf version = BUF_INIT;

    buf_add(&version,
            "\x09\0\0\0\0\0\0\0\0\x1A\x0D"
            "brain.Event:2",
            24);
    add_record(out, &version);
    if (one_in(truth, 4, 2)) {
        struct buf graph = BUF_INIT, event = BUF_INIT;

        for (int i = 0; i < 30000; i++)
            buf_puts(&graph, "node");
        add_field(&event, 4, &graph);
        add_record(out, &event);
        buf_release(&graph);
    }
    for (size_t row = 0; row < truth->rows; row++) {
        struct buf summary = BUF_INIT;

        for (size_t i = 0; i < truth->metrics; i++) {
            if (!truth->blank[i][row])
                add_scalar(truth, &summary, i, &truth->value[i][row]);
            if (!one_in(truth, 2, 0) && summary.length) {
                add_event(truth, out, row, &summary);
                buf_clear(&summary);
            }
        }
        if (summary.length)
            add_event(truth, out, row, &summary);
        buf_release(&summary);
    }
}

static void events_are_read(void **state)
{
    (void)state;
    try_variations(write_events, true, false, false);
}

/* Many blocks, of rows of all kinds: what is read by several threads, and what is not. */
static void blocks_are_read_in_their_order(void **state)
{
    enum { ROWS = 120000 };
    struct buf file = BUF_INIT;
    struct err err = {0};
    struct log log;
    uint64_t seed = 7;
    size_t wrong = 0, row = 0;

    (void)state;
    buf_puts(&file, "step,acc,loss,text\n");
    for (int i = 0; i < ROWS; i++) {
        const char *quote = i % 1000 == 999 ? "\"" : "";

        if (i == ROWS / 2)
            buf_puts(&file, "step,loss,acc,text\n");
        if (i < ROWS / 2)
            buf_printf(&file, "%s%d%s,%.17g,%d.25,%s\n", quote, i, quote,
                       (double)(next_random(&seed) >> 11) * 0x1p-53, i,
                       i % 5000 == 77 ? "\"a, b\"" : "word");
        else
            buf_printf(&file, "%d,%d.25,,%s\n", i, i, i % 777 ? "" : "x");
        if (i % 9000 == 8000)
            buf_puts(&file, "# a comment\n\n");
    }
    if (read_bytes(&log, file.data, file.length, &err))
        fail_msg("%s", err.message);
    check(log.count == 1 && log.runs[0].count == 1, "%zu runs", log.count);
    for (size_t i = 0; i < log.runs[0].series[0].y_count; i++) {
        double x = NAN, y = NAN;

        if (log_series_point(&log.runs[0].series[0], i, &x, &y)) {
            wrong += !same_double(x, (double)row) || !same_double(y, (double)row + 0.25);
            row++;
        }
    }
    check(wrong == 0 && row == ROWS, "%zu rows, %zu of them wrong", row, wrong);
    log_release(&log);
    buf_puts(&file, "7,8,9,10,11\n");
    check(read_bytes(&log, file.data, file.length, &err) == -1 &&
              contains(err.message, ":120029:1:"),
          "its line is told: %s", err.message);
    buf_release(&file);
}

/* What is no log, as it may come; by what it is called. */
static void others_are_refused_by_name(void **state)
{
    static const struct {
        const char *text, *said;
    } kinds[] = {
        {"version https://git-lfs.github.com/spec/v1\noid sha256:%d\nsize 15972\n", "Git LFS"},
        {"Traceback (most recent call last):\n  File \"a.py\", line %d, in b\n    x()\nE: no\n",
         "traceback"},
        {"<!DOCTYPE html>\n<html><body>%d</body></html>\n", "HTML"},
        {"0.%d 1\n0.4 2\n0.3 3\n", "without a header"},
        {"the quick brown fox\njumps over %d dogs\n", "no metric"},
        {"\x89PNG\r\n\x1A\n%d", ""},
        {"%%PDF-1.%d\n", ""},
        {"", "an empty file"},
        {"\n\n\n", ""},
        {"{\"step\": %d, \"loss\": 3, \n", ""},
        {"[]\n", ""},
        {"{}\n", ""},
        {"epoch,loss\n", ""},
        {"\xEF\xBB\xBF", ""},
        {"epoch,loss\n%d,x\n1,y\n", ""},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(kinds) * VARIATIONS; i++) {
        size_t kind = i % LENGTH(kinds);
        struct buf text = BUF_INIT;
        struct err err = {0};
        struct log log;

#pragma GCC diagnostic push
#pragma GCC diagnostic ignored "-Wformat-nonliteral"
#pragma GCC diagnostic ignored "-Wformat-security"
        buf_printf(&text, kinds[kind].text, (int)i);
#pragma GCC diagnostic pop
        check(read_bytes(&log, text.data, text.length, &err) == -1 && err.status == STATUS_INPUT &&
                  !strchr(err.message, '\n') && contains(err.message, kinds[kind].said),
              "'%s' is said to be '%s'", text.data, err.message);
        buf_release(&text);
        free(err.more);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(columns_are_read),
        TEST(json_lines_are_read),
        TEST(json_is_read),
        TEST(metrics_of_mlflow_are_read),
        TEST(rounds_of_boosting_are_read),
        TEST(iterations_of_catboost_are_read),
        TEST(printed_lines_are_read),
        TEST(events_are_read),
        TEST(blocks_are_read_in_their_order),
        TEST(others_are_refused_by_name),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
