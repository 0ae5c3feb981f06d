/*
 * What the targets of single readers of logs share. A reader is given any bytes, whether it would
 * recognise them or not; what it makes of them are rows that hold together.
 */
#ifndef GDPLOT_TESTS_FUZZ_LOG_READER_H
#define GDPLOT_TESTS_FUZZ_LOG_READER_H

#include "fuzz.h"

#include "descent/log_reader.h"

static inline void look_at_rows(const struct log_rows *rows)
{
    size_t count = 0;

    for (size_t i = 0; i < rows->table_count; i++) {
        const struct log_table *table = &rows->tables[i];

        count += table->rows;
        for (size_t k = 0; k < table->cell_count; k++) {
            require(table->cells[k].count <= table->rows, "more cells than rows");
            require(table->cells[k].column < rows->column_count, "cells of no column");
        }
        for (size_t row = 0; table->order && row < table->rows; row++)
            require(table->order[row] < rows->count, "a row behind the last");
    }
    require(count == rows->count, "%zu rows in tables, %zu counted", count, rows->count);
}

static inline int read_with(const struct log_reader *reader, const uint8_t *bytes, size_t size)
{
    static const char *const all[] = {"*"};
    const struct log_wish wish = {.metrics = all, .metric_count = size % 2};
    struct log_rows rows = {.wish = &wish};
    struct log_input input;
    struct err err = {0};
    int result = log_input_open(&input, input_file(bytes, size), &err);

    if (!result)
        result = reader->read(&input, &rows, &err);
    if (!result || err.status) /* a file without a header fails, and its caller says of what */
        check_err(result != 0, &err);
    look_at_rows(&rows);
    log_rows_release(&rows);
    log_input_close(&input);
    return 0;
}

#endif
