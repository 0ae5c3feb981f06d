/*
 * Text whose columns are split by tabs, semicolons, commas or blanks, and named by a header: what
 * Keras, Lightning, YOLO, fastai, DVCLive, spinningup and the exports of W&B and TensorBoard have.
 */
#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "descent/data_record.h"
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

static size_t count_cells(const char *line, size_t length, char separator)
{
    struct data_cells cells = data_cells_of(line, length, separator);
    struct data_cell cell;
    size_t count = 0;

    while (data_cells_next(&cells, &cell))
        count++;
    return count;
}

static bool read_cell(const struct data_cell *cell, double *value)
{
    char copy[64];

    if (cell->length >= sizeof copy)
        return false;
    memcpy(copy, cell->text, cell->length);
    copy[cell->length] = '\0';
    return log_value_read(copy, cell->length, value) ||
           log_value_read_comma(copy, cell->length, value);
}

/* Names alone, and of a line split by blanks no more words than a header has. */
static bool is_header(const char *line, size_t length, char separator)
{
    struct data_cells cells = data_cells_of(line, length, separator);
    struct data_cell cell;
    size_t names = 0, empty = 0;
    double value;

    while (data_cells_next(&cells, &cell)) {
        if (cell.length == 0)
            empty++;
        else if (!read_cell(&cell, &value) && !strpbrk((char[]){*cell.text, 0}, "{[<"))
            names++;
        else
            return false;
    }
    return names > 0 && names + empty > 1;
}

/* Whether a row's cells are numbers or blank for the most part, and one of them is a number. */
static bool is_row(const char *line, size_t length, char separator)
{
    struct data_cells cells = data_cells_of(line, length, separator);
    struct data_cell cell;
    size_t numbers = 0, others = 0;
    double value;

    while (data_cells_next(&cells, &cell))
        if (read_cell(&cell, &value))
            numbers++;
        else
            others += !log_value_is_blank(cell.text, cell.length);
    return numbers > 0 && (separator == ' ' ? others == 0 : others <= 2 * numbers);
}

static bool is_empty(const struct log_input *input)
{
    return data_record_is_empty(input->text, input->length);
}

/* Takes the next line that has cells: 1, 0, -1. */
static int next_line(struct log_input *input, struct err *err)
{
    int more;

    do
        more = log_input_next(input, err);
    while (more == 1 && is_empty(input));
    return more;
}

/* The separator by which the two first lines are a header and a row of as many cells; 0: none. */
static char find_separator(const char *header, const char *row)
{
    static const char separators[] = {'\t', ';', ',', ' '};
    size_t length = strlen(header);

    for (size_t i = 0; i < sizeof separators; i++) {
        char separator = separators[i];

        if (!is_header(header, length, separator))
            continue;
        if (!*row)
            return separator == ' ' ? '\0' : separator;
        if (count_cells(header, length, separator) == count_cells(row, strlen(row), separator) &&
            is_row(row, strlen(row), separator))
            return separator;
    }
    return '\0';
}

/* Takes the header as the current line, and finds by what it is split; 0 where there is none. */
static char open_header(struct log_input *input, char **header, struct err *err)
{
    char separator;
    int more;

    if (log_input_rewind(input, err) || next_line(input, err) != 1)
        return '\0';
    *header = mem_text(input->text);
    more = next_line(input, err);
    separator = find_separator(*header, more == 1 ? input->text : "");
    if (separator)
        return separator;
    free(*header);
    *header = NULL;
    return '\0';
}

static bool recognise(struct log_input *input)
{
    struct err err = {0};
    char *header = NULL;
    bool known = open_header(input, &header, &err) != '\0';

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

/* Puts the cells of the line that belong to a run, or to none. */
static void put_cells(const struct reading *reading, size_t run)
{
    const struct log_input *input = reading->input;
    struct data_cells cells = data_cells_of(input->text, input->length, reading->separator);
    struct data_cell cell;

    for (size_t i = 0; i < reading->count && data_cells_next(&cells, &cell); i++) {
        const struct place *place = &reading->places[i];

        if (place->column == NOWHERE || (place->run && place->run != run) ||
            (!reading->rows->columns[place->column].kept &&
             reading->rows->columns[place->column].values &&
             reading->rows->columns[place->column].role != LOG_RUN))
            continue;
        put_cell(reading, place->column, &cell);
    }
}

static int put_row(const struct reading *reading, struct err *err)
{
    struct log_rows *rows = reading->rows;
    size_t run = reading->run_count > 0;

    do {
        log_rows_begin(rows, reading->input->lines.number);
        put_cells(reading, run);
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
           is_header(input->text, input->length, reading->separator) &&
           strstr(input->text, "epoch") &&
           count_cells(input->text, input->length, reading->separator) > 1;
}

static int take_line(struct reading *reading, struct err *err)
{
    struct log_input *input = reading->input;
    size_t count;

    if (is_header_again(reading)) {
        free(reading->header);
        reading->header = mem_text(input->text);
        take_header(reading);
        return 0;
    }
    count = count_cells(input->text, input->length, reading->separator);
    if (count == reading->count)
        return put_row(reading, err);
    if (count < reading->count && log_input_is_cut(input)) {
        err_warn(err, "%s: its last line is cut short, and left out", input->path);
        return 0;
    }
    return lines_fail(&input->lines, err, 1, "%zu cells, but its header has %zu", count,
                      reading->count);
}

static int read_rows(struct reading *reading, struct err *err)
{
    struct log_input *input = reading->input;
    int more;

    if (log_input_rewind(input, err) || next_line(input, err) != 1)
        return -1;
    take_header(reading);
    while ((more = next_line(input, err)) == 1)
        if (take_line(reading, err))
            return -1;
    return more;
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct reading reading = {.input = input, .rows = rows};
    int result;

    reading.separator = open_header(input, &reading.header, err);
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
