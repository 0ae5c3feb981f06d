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
#include "descent/log_plain.h"
#include "descent/log_reader.h"
#include "descent/log_rounds.h"
#include "descent/log_value.h"

struct reading {
    struct log_input *input;
    struct log_rows *rows;
    char separator;
    char *header; /* the line; owned */
    struct log_places places;
    struct log_shape shape;
    struct log_plain plain; /* of the rest of a block */
};

static bool recognise(struct log_input *input)
{
    struct err err = {0};
    char *header = NULL;
    bool known = log_header_open(input, &header, &err) != '\0';

    free(header);
    return known;
}

static void take_header(struct reading *reading)
{
    log_places_take(&reading->places, reading->header, reading->separator, reading->input,
                    reading->rows);
    reading->rows->changes++; /* cells have other places */
}

static void put_cell(const struct reading *reading, size_t column, const struct data_cell *cell)
{
    struct log_rows *rows = reading->rows;
    double value;

    if (log_value_is_blank(cell->text, cell->length))
        return;
    if (rows->columns[column].role != LOG_RUN &&
        log_value_read_cell(cell->text, cell->length, reading->separator, &value))
        log_rows_put(rows, column, value);
    else
        log_rows_put_text(rows, column, cell->text, cell->length);
}

/* Whether the cell of a column is read in rows of a run, or of none. */
static bool is_wanted(const struct reading *reading, size_t i, size_t run)
{
    const struct log_place *place = &reading->places.at[i];
    const struct log_column *column;

    if (place->column == LOG_NOWHERE || (place->run && place->run != run))
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
        if (i < reading->places.count && is_wanted(reading, i, run))
            put_cell(reading, reading->places.at[i].column, &cell);
    return i;
}

static int fail_count(const struct reading *reading, size_t count, struct err *err)
{
    struct log_input *input = reading->input;

    if (count > reading->places.count || !log_input_is_cut(input))
        return lines_fail(&input->lines, err, 1, "%zu cells, but its header has %zu", count,
                          reading->places.count);
    err_warn(err, "%s: its last line is cut short, and left out", input->path);
    return 0;
}

static int put_row(const struct reading *reading, struct err *err)
{
    struct log_rows *rows = reading->rows;
    size_t run = reading->places.run_count > 0, count;

    do {
        log_rows_begin(rows, reading->input->lines.number);
        count = put_cells(reading, run);
        if (count != reading->places.count)
            return fail_count(reading, count, err);
        if (run)
            log_rows_put_run(rows, reading->places.runs[run - 1]);
        if (log_rows_end(rows, err))
            return -1;
    } while (run && ++run <= reading->places.run_count);
    return 0;
}

/* Whether a header's cell names a counter. */
static bool is_counter(const struct data_cell *cell)
{
    char name[64];
    enum log_role role;

    if (cell->length >= sizeof name)
        return false;
    memcpy(name, cell->text, cell->length);
    name[cell->length] = '\0';
    role = log_role_of(name);
    return role == LOG_STEP || role == LOG_EPOCH;
}

/* Whether the line is a header again: the same one, or another with a counter among its names. */
static bool is_header_again(const struct reading *reading)
{
    const struct log_input *input = reading->input;
    struct data_cells cells = data_cells_of(input->text, input->length, reading->separator);
    struct data_cell cell;
    bool counts = false;

    if (!strcmp(input->text, reading->header))
        return true;
    if (!isalpha((unsigned char)*input->text) || reading->separator == ' ' ||
        !log_header_is(input->text, input->length, reading->separator))
        return false;
    while (data_cells_next(&cells, &cell))
        counts = counts || is_counter(&cell);
    return counts;
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

/* Puts the rows that the rest of the block begins with, and goes past their lines. */
static int put_plain(struct reading *reading, const struct log_plain *plain, struct err *err)
{
    const struct log_shape *shape = &reading->shape;
    const struct log_batch batch = {shape->columns, shape->width, plain->values, plain->rows};
    struct lines *lines = &reading->input->lines;

    lines->at += plain->length;
    lines->number += plain->lines;
    return log_rows_add(reading->rows, &batch, err);
}

static int take_plain(struct reading *reading, struct err *err)
{
    struct log_shape *shape = &reading->shape;
    size_t length;
    const char *text = lines_rest(&reading->input->lines, &length);

    if (shape->changes != reading->rows->changes)
        log_shape_make(shape, reading->separator, &reading->places, reading->rows);
    if (!text || !shape->usable)
        return 0;
    log_plain_read(&reading->plain, shape, text, length);
    return put_plain(reading, &reading->plain, err);
}

/* Takes the lines that are left in the block. */
static int take_lines(struct reading *reading, struct err *err)
{
    struct log_input *input = reading->input;
    int more;

    do {
        if (take_plain(reading, err))
            return -1;
        more = log_input_step(input, err);
        if (more == 1 && !data_record_is_empty(input->text, input->length) &&
            take_line(reading, err))
            return -1;
    } while (more == 1);
    return more;
}

/* What was read ahead counts where the shape of rows is still the same. */
static int take_block(void *context, const struct log_plain *plain, size_t changes, struct err *err)
{
    struct reading *reading = context;

    if (plain->lines && changes == reading->rows->changes && put_plain(reading, plain, err))
        return -1;
    return take_lines(reading, err);
}

static int read_rows(struct reading *reading, struct err *err)
{
    struct log_input *input = reading->input;

    if (log_input_rewind(input, err) || log_header_next(input, err) != 1)
        return -1;
    take_header(reading);
    if (take_lines(reading, err))
        return -1;
    return log_rounds(input, &reading->shape, take_block, reading, err);
}

static int read(struct log_input *input, struct log_rows *rows, struct err *err)
{
    struct reading reading = {.input = input, .rows = rows};
    int result;

    reading.separator = log_header_open(input, &reading.header, err);
    result = reading.separator ? read_rows(&reading, err) : -1;
    log_places_release(&reading.places);
    log_shape_release(&reading.shape);
    log_plain_release(&reading.plain);
    free(reading.header);
    return result;
}

const struct log_reader log_delimited = {
    .name = "columns with a header",
    .recognise = recognise,
    .read = read,
};
