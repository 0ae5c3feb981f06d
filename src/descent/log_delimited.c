/*
 * Text whose columns are split by tabs, semicolons, commas or blanks, and named by a header: what
 * Keras, Lightning, YOLO, fastai, DVCLive, spinningup and the exports of W&B and TensorBoard have.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_record.h"
#include "descent/log_header.h"
#include "descent/log_reader.h"
#include "descent/log_value.h"

#define NOWHERE SIZE_MAX

/* Where the cells of a column go. */
struct place {
    size_t column; /* NOWHERE: nowhere */
    size_t run;    /* of an export that has a column for each run: its number, else 0 */
};

struct reading {
    struct log_input *input;
    struct log_rows *rows;
    char separator;
    char *header; /* the line; owned */
    struct place *places;
    size_t count, capacity;
    char **runs; /* their names; owned */
    size_t run_count, run_capacity;
};

static bool recognise(struct log_input *input)
{
    struct err err = {0};
    char *header = NULL;
    bool known = log_header_open(input, &header, &err) != '\0';

    free(header);
    return known;
}

/* The name in front of " - " in an export of W&B; 0 for a column of no run. */
static size_t run_length(const char *name, size_t length)
{
    for (size_t i = length; i-- > 3;)
        if (!memcmp(name + i - 3, " - ", 3))
            return i - 3;
    return 0;
}

/* The number of the run that is called so, from 1. */
static size_t find_run(struct reading *reading, const char *name, size_t length)
{
    for (size_t i = 0; i < reading->run_count; i++)
        if (!strncmp(reading->runs[i], name, length) && !reading->runs[i][length])
            return i + 1;
    reading->runs =
        mem_grow(reading->runs, reading->run_count, &reading->run_capacity, sizeof *reading->runs);
    reading->runs[reading->run_count] = mem_zeroed(length + 1, 1);
    memcpy(reading->runs[reading->run_count], name, length);
    return ++reading->run_count;
}

/* A chart that W&B exports: Step, and for each run its value with the least and greatest. */
static bool has_runs(const char *header)
{
    return strstr(header, " - ") && strstr(header, "__MIN");
}

/* TensorBoard's export has its tag in the file's name: run-RUN-tag-TAG.csv. */
static size_t tag_of(const struct log_input *input, const char **tag)
{
    const char *found = strstr(input->name, "-tag-");
    size_t length;

    if (!found)
        return 0;
    *tag = found + 5;
    length = strlen(*tag);
    return length > 4 && !strcmp(*tag + length - 4, ".csv") ? length - 4 : length;
}

static size_t add_named(struct reading *reading, const char *name, size_t length)
{
    const char *group = reading->input->group, *tag;
    struct buf whole = BUF_INIT;
    size_t column;

    if (length == 5 && !memcmp(name, "Value", 5) && tag_of(reading->input, &tag))
        buf_add(&whole, tag, tag_of(reading->input, &tag));
    else
        buf_add(&whole, name, length);
    if (group && log_role_of(whole.data) == LOG_METRIC) {
        struct buf grouped = BUF_INIT;

        buf_printf(&grouped, "%s/%s", group, whole.data);
        buf_release(&whole);
        whole = grouped;
    }
    column = log_rows_column(reading->rows, whole.data, whole.length);
    buf_release(&whole);
    return column;
}

/* The index that pandas writes without a name is no column. */
static struct place place_of(struct reading *reading, const struct data_cell *cell, bool runs)
{
    struct place place = {NOWHERE, 0};
    size_t run = runs ? run_length(cell->text, cell->length) : 0;

    if (cell->length == 0 || (cell->length == 10 && !memcmp(cell->text, "Unnamed: 0", 10)))
        return place;
    if (run) {
        place.run = find_run(reading, cell->text, run);
        run += 3;
    }
    place.column = add_named(reading, cell->text + run, cell->length - run);
    return place;
}

static void take_header(struct reading *reading)
{
    struct data_cells cells =
        data_cells_of(reading->header, strlen(reading->header), reading->separator);
    struct data_cell cell;
    bool runs = has_runs(reading->header);

    reading->count = 0;
    while (data_cells_next(&cells, &cell)) {
        reading->places =
            mem_grow(reading->places, reading->count, &reading->capacity, sizeof *reading->places);
        reading->places[reading->count++] = place_of(reading, &cell, runs);
    }
}

static void put_cell(const struct reading *reading, size_t column, const struct data_cell *cell)
{
    struct log_rows *rows = reading->rows;
    double value;

    if (reading->separator != ',' && cell->length < 40 && memchr(cell->text, ',', cell->length) &&
        rows->columns[column].role != LOG_RUN &&
        log_value_read_comma(cell->text, cell->length, &value))
        log_rows_put(rows, column, value);
    else
        log_rows_put_cell(rows, column, cell->text, cell->length);
}

/* Whether the cell of a column is read in rows of a run, or of none. */
static bool is_wanted(const struct reading *reading, size_t i, size_t run)
{
    const struct place *place = &reading->places[i];
    const struct log_column *column;

    if (i >= reading->count || place->column == NOWHERE || (place->run && place->run != run))
        return false;
    column = &reading->rows->columns[place->column];
    return column->kept || !column->values || column->role == LOG_RUN;
}

/* As data_cells_next, where no cell is in quotes. */
static bool next_plain(struct data_cells *cells, struct data_cell *cell)
{
    const char *at = cells->at, *end = cells->end, *stop;

    if (!at)
        return false;
    while (at < end && *at == ' ')
        at++;
    stop = at < end ? memchr(at, cells->separator, (size_t)(end - at)) : NULL;
    cells->at = stop ? stop + 1 : NULL;
    stop = stop ? stop : end;
    while (stop > at && (stop[-1] == ' ' || (stop[-1] == '\t' && cells->separator != '\t')))
        stop--;
    *cell = (struct data_cell){.text = at, .length = (size_t)(stop - at)};
    return true;
}

/* Puts the cells of the line that belong to a run, or to none. Returns how many cells it has. */
static size_t put_cells(const struct reading *reading, size_t run)
{
    const struct log_input *input = reading->input;
    bool plain = reading->separator != ' ' && !memchr(input->text, '"', input->length);
    struct data_cells cells = data_cells_of(input->text, input->length, reading->separator);
    struct data_cell cell;
    size_t i = 0;

    for (; plain ? next_plain(&cells, &cell) : data_cells_next(&cells, &cell); i++)
        if (i < reading->count && is_wanted(reading, i, run))
            put_cell(reading, reading->places[i].column, &cell);
    return i;
}

static int fail_count(const struct reading *reading, size_t count, struct err *err)
{
    struct log_input *input = reading->input;

    if (count > reading->count || !log_input_is_cut(input))
        return lines_fail(&input->lines, err, 1, "%zu cells, but its header has %zu", count,
                          reading->count);
    err_warn(err, "%s: its last line is cut short, and left out", input->path);
    return 0;
}

static int put_row(const struct reading *reading, struct err *err)
{
    struct log_rows *rows = reading->rows;
    size_t run = reading->run_count > 0, count;

    do {
        log_rows_begin(rows, reading->input->lines.number);
        count = put_cells(reading, run);
        if (count != reading->count)
            return fail_count(reading, count, err);
        if (run)
            log_rows_put_run(rows, reading->runs[run - 1]);
        if (log_rows_end(rows, err))
            return -1;
    } while (run && ++run <= reading->run_count);
    return 0;
}

/* Whether the line is a header again: the same one, or another with a counter among its names. */
static bool is_header_again(const struct reading *reading)
{
    const struct log_input *input = reading->input;

    if (!strcmp(input->text, reading->header))
        return true;
    return isalpha((unsigned char)*input->text) && reading->separator != ' ' &&
           log_header_is(input->text, input->length, reading->separator) &&
           strstr(input->text, "epoch") &&
           log_header_cells(input->text, input->length, reading->separator) > 1;
}

static int take_line(struct reading *reading, struct err *err)
{
    if (!is_header_again(reading))
        return put_row(reading, err);
    free(reading->header);
    reading->header = mem_text(reading->input->text);
    take_header(reading);
    return 0;
}

static int read_rows(struct reading *reading, struct err *err)
{
    struct log_input *input = reading->input;
    int more;

    if (log_input_rewind(input, err) || log_header_next(input, err) != 1)
        return -1;
    take_header(reading);
    while ((more = log_header_next(input, err)) == 1)
        if (take_line(reading, err))
            return -1;
    return more;
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct reading reading = {.input = input, .rows = rows};
    int result;

    reading.separator = log_header_open(input, &reading.header, err);
    result = reading.separator ? read_rows(&reading, err) : -1;
    for (size_t i = 0; i < reading.run_count; i++)
        free(reading.runs[i]);
    free(reading.runs);
    free(reading.places);
    free(reading.header);
    return result;
}

const struct log_reader log_delimited = {
    .name = "columns with a header",
    .recognise = recognise,
    .read = read,
};
