/*
 * TensorBoard's event files: TFRecord framing (a length, its CRC, the bytes, their CRC; both CRCs
 * masked), an Event of Protocol Buffers in each record, and the scalars in its summary. Field
 * numbers are those of event.proto, summary.proto and tensor.proto of TensorFlow.
 */
#include <stdlib.h>
#include <string.h>

#include "base/crc32c.h"
#include "base/mem.h"
#include "descent/log_reader.h"
#include "descent/wire.h"

enum {
    FRAME = 12, /* bytes before a record */
    FOOTER = 4, /* bytes behind it */
    SCAN = 64,  /* the first record says brain.Event within so many bytes */
    LONGEST = 256 << 20,
};

enum event_field { EVENT_TIME = 1, EVENT_STEP = 2, EVENT_SUMMARY = 5 };
enum value_field { VALUE_TAG = 1, VALUE_SIMPLE = 2, VALUE_TENSOR = 8 };
enum tensor_field { TENSOR_TYPE = 1, TENSOR_CONTENT = 4, TENSOR_FLOATS = 5, TENSOR_DOUBLES = 6 };
enum tensor_type { TYPE_FLOAT = 1, TYPE_DOUBLE = 2 };

struct reading {
    struct log_input *input;
    struct log_rows *rows;
    size_t offset; /* of the record in the file */
    double time, step;
    size_t time_column;
    size_t *counters; /* owned; of each metric's column the counter's, SIZE_MAX: not known yet */
    size_t count, capacity;
};

static uint32_t masked(uint32_t crc)
{
    return (crc >> 15 | crc << 17) + 0xA282EAD8u;
}

static bool recognise(struct log_input *input)
{
    const char *head = input->head.data;

    return input->head.length >= FRAME + FOOTER && wire_word(head + 8) == masked(crc32c(head, 8)) &&
           wire_long(head) < LONGEST;
}

/* A scalar of one or two of the kinds that trainers write; false for any other tensor. */
static bool read_tensor(struct wire wire, double *value)
{
    struct wire_field field;
    uint64_t type = 0;
    bool found = false;

    while (wire_next(&wire, &field)) {
        if (field.number == TENSOR_TYPE)
            type = field.integer;
        else if (field.number == TENSOR_CONTENT && type == TYPE_FLOAT && field.length == 4)
            found = wire_float(field.bytes, value);
        else if (field.number == TENSOR_CONTENT && type == TYPE_DOUBLE && field.length == 8)
            found = wire_double(field.bytes, value);
        else if (field.number == TENSOR_FLOATS && field.length == 4)
            found = wire_float(field.bytes, value);
        else if (field.number == TENSOR_DOUBLES && field.length == 8)
            found = wire_double(field.bytes, value);
    }
    return found && (type == TYPE_FLOAT || type == TYPE_DOUBLE);
}

/* Keras has epochs and iterations in one file, all of them called steps. */
static const char *counter_of(const char *tag, size_t length)
{
    static const char epoch[] = "epoch_", iterations[] = "_vs_iterations";

    if (length > sizeof epoch && !memcmp(tag, epoch, sizeof epoch - 1))
        return "epoch";
    if (length > sizeof iterations &&
        !memcmp(tag + length - (sizeof iterations - 1), iterations, sizeof iterations - 1))
        return "iteration";
    return "step";
}

/* The column of the counter that a metric has. */
static size_t counter_column(struct reading *reading, size_t metric, const char *tag, size_t length)
{
    const char *counter;

    while (reading->count <= metric) {
        reading->counters = mem_grow(reading->counters, reading->count, &reading->capacity,
                                     sizeof *reading->counters);
        reading->counters[reading->count++] = SIZE_MAX;
    }
    if (reading->counters[metric] == SIZE_MAX) {
        counter = counter_of(tag, length);
        reading->counters[metric] = log_rows_column(reading->rows, counter, strlen(counter));
    }
    return reading->counters[metric];
}

/* Each tag counts by itself. */
static int put(struct reading *reading, const char *tag, size_t length, double value,
               struct err *err)
{
    struct log_rows *rows = reading->rows;
    size_t metric = log_rows_column(rows, tag, length);

    if (!log_rows_keeps(rows, metric)) {
        rows->columns[metric].values++;
        return 0;
    }
    log_rows_unit(rows, metric + 1);
    log_rows_begin(rows, 0);
    log_rows_put(rows, counter_column(reading, metric, tag, length), reading->step);
    log_rows_put(rows, reading->time_column, reading->time);
    log_rows_put(rows, metric, value);
    return log_rows_end(rows, err);
}

static int read_value(struct reading *reading, struct wire wire, struct err *err)
{
    struct wire_field field;
    const char *tag = NULL;
    size_t length = 0;
    bool found = false;
    double value;

    while (wire_next(&wire, &field)) {
        if (field.number == VALUE_TAG && field.bytes) {
            tag = field.bytes;
            length = field.length;
        } else if (field.number == VALUE_SIMPLE && field.length == 4) {
            found = wire_float(field.bytes, &value);
        } else if (field.number == VALUE_TENSOR && field.bytes) {
            found = read_tensor(wire_of(field.bytes, field.length), &value);
        }
    }
    return found && length ? put(reading, tag, length, value, err) : 0;
}

static int read_summary(struct reading *reading, struct wire wire, struct err *err)
{
    struct wire_field field;

    while (wire_next(&wire, &field))
        if (field.number == 1 && field.bytes && field.type == WIRE_BYTES &&
            read_value(reading, wire_of(field.bytes, field.length), err))
            return -1;
    return 0;
}

/* Proto3 leaves a step of 0 out; the summary may stand before the step. */
static int read_event(struct reading *reading, const char *bytes, size_t length, struct err *err)
{
    struct wire wire = wire_of(bytes, length), summary = {0};
    struct wire_field field;

    reading->step = 0;
    while (wire_next(&wire, &field)) {
        if (field.number == EVENT_TIME && field.length == 8)
            wire_double(field.bytes, &reading->time);
        else if (field.number == EVENT_STEP && field.type == WIRE_VARINT)
            reading->step = (double)(int64_t)field.integer;
        else if (field.number == EVENT_SUMMARY && field.type == WIRE_BYTES)
            summary = wire_of(field.bytes, field.length);
    }
    if (wire.bad)
        return err_set(err, STATUS_INPUT, "%s: byte %zu: a record that is no TensorBoard event",
                       reading->input->path, reading->offset);
    return summary.at ? read_summary(reading, summary, err) : 0;
}

static int fail_crc(const struct reading *reading, const char *what, struct err *err)
{
    return err_set(err, STATUS_INPUT,
                   "%s: byte %zu: the CRC of %s is wrong; the file was damaged on its way",
                   reading->input->path, reading->offset, what);
}

/* The record behind its frame, of `length` bytes: 1, 0 where the file ends before it does, -1. */
static int read_record(struct reading *reading, uint64_t length, struct err *err)
{
    size_t all = (size_t)length + FOOTER;
    const char *record;

    if (length > LONGEST)
        return err_set(err, STATUS_LIMIT, "%s: byte %zu: a record of over %d MiB",
                       reading->input->path, reading->offset, LONGEST >> 20);
    record = log_input_take(reading->input, &all);
    if (!record)
        return 0;
    if (wire_word(record + length) != masked(crc32c(record, (size_t)length)))
        return fail_crc(reading, "a record", err);
    return read_event(reading, record, (size_t)length, err) ? -1 : 1;
}

static int read_records(struct reading *reading, struct err *err)
{
    const char *frame;
    size_t count = FRAME;
    int whole = 1;

    while (whole == 1 && (frame = log_input_take(reading->input, &count))) {
        uint64_t length = wire_long(frame);

        if (wire_word(frame + 8) != masked(crc32c(frame, 8)))
            return fail_crc(reading, "a record's length", err);
        whole = read_record(reading, length, err);
        reading->offset += FRAME + (size_t)length + FOOTER;
    }
    if (whole >= 0 && count > 0)
        err_warn(err, "%s: its last record is cut short, and left out", reading->input->path);
    return whole < 0 ? -1 : 0;
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct reading reading = {.input = input, .rows = rows};
    int result;

    if (log_input_rewind(input, err))
        return -1;
    reading.time_column = log_rows_column(rows, "wall_time", 9);
    result = read_records(&reading, err);
    free(reading.counters);
    return result;
}

const struct log_reader log_events = {
    .name = "TensorBoard's events",
    .recognise = recognise,
    .read = read,
};
