/* The tables that rows go into when they end. */
#include <stdlib.h>

#include "base/mem.h"
#include "descent/log_rows.h"

enum { MOST_TABLES = 10000, MOST_CELLS = 200000000, MOST_METRICS = 4000 };

static bool is_same_run(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool takes_row(const struct log_rows *rows, size_t table)
{
    const struct log_table *t = &rows->tables[table];

    return t->counters == rows->counters && t->unit == rows->unit && is_same_run(t->run, rows->run);
}

/* The rows before the second table came are rows of the first. */
static void number_rows(struct log_table *table)
{
    while (table->order_capacity < table->rows)
        table->order =
            mem_grow(table->order, table->order_capacity, &table->order_capacity, sizeof(size_t));
    for (size_t i = 0; i < table->rows; i++)
        table->order[i] = i;
}

static int add_table(struct log_rows *rows, struct err *err)
{
    struct log_table *table;

    if (rows->table_count == MOST_TABLES)
        return err_set(err, STATUS_LIMIT, "more than %d runs or kinds of rows in a log",
                       MOST_TABLES);
    rows->tables =
        mem_grow(rows->tables, rows->table_count, &rows->table_capacity, sizeof *rows->tables);
    if (rows->table_count == 1)
        number_rows(&rows->tables[0]);
    table = &rows->tables[rows->table_count];
    *table = (struct log_table){
        .run = mem_text(rows->run), .unit = rows->unit, .counters = rows->counters};
    rows->last_table = rows->table_count++;
    return 0;
}

/* The table of the open row: most often that of the row before, or the one behind it. */
static int find_table(struct log_rows *rows, struct err *err)
{
    if (rows->table_count && takes_row(rows, rows->last_table))
        return 0;
    for (size_t i = 1; i <= rows->table_count; i++) {
        size_t table = (rows->last_table + i) % rows->table_count;

        if (takes_row(rows, table)) {
            rows->last_table = table;
            return 0;
        }
    }
    return add_table(rows, err);
}

/* The cells of a column, which most often stand in the order that the row has them in. */
static struct log_cells *cells_of(struct log_table *table, size_t column, size_t guess)
{
    struct log_cells *cells;

    if (guess < table->cell_count && table->cells[guess].column == column)
        return &table->cells[guess];
    for (size_t i = 0; i < table->cell_count; i++)
        if (table->cells[i].column == column)
            return &table->cells[i];
    table->cells =
        mem_grow(table->cells, table->cell_count, &table->cell_capacity, sizeof *table->cells);
    cells = &table->cells[table->cell_count++];
    *cells = (struct log_cells){.column = column};
    return cells;
}

static void add_value(struct log_cells *cells, double value)
{
    cells->values = mem_grow(cells->values, cells->count, &cells->capacity, sizeof *cells->values);
    cells->values[cells->count++] = value;
}

static bool has_metric(const struct log_rows *rows)
{
    for (size_t i = 0; i < rows->present_count; i++)
        if (rows->columns[rows->present[i]].kept && !rows->columns[rows->present[i]].counter)
            return true;
    return false;
}

/* The cells of a column with blanks for the rows before, and leave for `count` more. */
static struct log_cells *open_cells(struct log_rows *rows, size_t column, size_t guess,
                                    size_t count, struct err *err)
{
    struct log_table *table = &rows->tables[rows->last_table];
    struct log_cells *cells = cells_of(table, column, guess);

    if (table->cell_count > MOST_METRICS) {
        err_set(err, STATUS_LIMIT, "more than %d metrics; --metric chooses", MOST_METRICS);
        return NULL;
    }
    rows->stored += table->rows - cells->count + count;
    if (rows->stored > MOST_CELLS) {
        err_set(err, STATUS_LIMIT, "more than %d values of metrics and counters", MOST_CELLS);
        return NULL;
    }
    while (cells->count < table->rows)
        add_value(cells, log_blank());
    return cells;
}

static void count_rows(struct log_rows *rows, size_t count)
{
    struct log_table *table = &rows->tables[rows->last_table];

    for (size_t i = 0; i < count && rows->table_count > 1; i++) {
        table->order =
            mem_grow(table->order, table->rows + i, &table->order_capacity, sizeof(size_t));
        table->order[table->rows + i] = rows->count + i;
    }
    table->rows += count;
    rows->count += count;
}

static int add_row(struct log_rows *rows, struct err *err)
{
    for (size_t i = 0; i < rows->present_count; i++) {
        size_t column = rows->present[i];
        struct log_cells *cells = open_cells(rows, column, i, 1, err);

        if (!cells)
            return -1;
        add_value(cells, rows->columns[column].value);
    }
    count_rows(rows, 1);
    return 0;
}

/* The values number `i` of all rows. */
static int add_values(struct log_rows *rows, const struct log_batch *batch, size_t i,
                      struct err *err)
{
    struct log_column *column = &rows->columns[batch->columns[i]];
    struct log_cells *cells = open_cells(rows, batch->columns[i], i, batch->count, err);
    const double *value = batch->values + i;

    if (!cells)
        return -1;
    for (size_t row = 0; row < batch->count; row++, value += batch->width) {
        column->values += !log_is_blank(*value);
        add_value(cells, *value);
    }
    return 0;
}

int log_rows_add(struct log_rows *rows, const struct log_batch *batch, struct err *err)
{
    if (batch->count == 0)
        return 0;
    log_rows_begin(rows, 0);
    for (size_t i = 0; i < batch->width; i++)
        rows->counters |= rows->columns[batch->columns[i]].counter;
    if (find_table(rows, err))
        return -1;
    for (size_t i = 0; i < batch->width; i++)
        if (add_values(rows, batch, i, err))
            return -1;
    count_rows(rows, batch->count);
    return 0;
}

int log_rows_end(struct log_rows *rows, struct err *err)
{
    if (!has_metric(rows))
        return 0;
    return find_table(rows, err) || add_row(rows, err) ? -1 : 0;
}

const struct log_cells *log_table_cells(const struct log_table *table, size_t column)
{
    for (size_t i = 0; i < table->cell_count; i++)
        if (table->cells[i].column == column)
            return &table->cells[i];
    return NULL;
}

static void release_table(struct log_table *table)
{
    for (size_t i = 0; i < table->cell_count; i++)
        free(table->cells[i].values);
    free(table->cells);
    free(table->order);
    free(table->run);
}

void log_rows_release(struct log_rows *rows)
{
    for (size_t i = 0; i < rows->column_count; i++) {
        free(rows->columns[i].name);
        free(rows->columns[i].key);
    }
    for (size_t i = 0; i < rows->table_count; i++)
        release_table(&rows->tables[i]);
    free(rows->columns);
    free(rows->slots);
    free(rows->tables);
    free(rows->present);
    free(rows->run);
    *rows = (struct log_rows){.wish = rows->wish};
}
