#include "descent/log_rows.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "descent/log_value.h"

enum { MOST_TABLES = 10000, MOST_COUNTERS = 64, MOST_CELLS = 200000000, MOST_METRICS = 4000 };

/* FNV-1a, offset and prime of 64 bits (Fowler, Noll, Vo 1991). */
static uint64_t hash_of(const char *name, size_t length)
{
    uint64_t hash = UINT64_C(0xCBF29CE484222325);

    for (size_t i = 0; i < length; i++)
        hash = (hash ^ (unsigned char)name[i]) * UINT64_C(0x100000001B3);
    return hash ^ hash >> 32;
}

/* The slot of the column called so, or the free one that it would have. */
static size_t *slot_of(const struct log_rows *rows, const char *key, size_t length)
{
    size_t mask = rows->slot_count - 1, at = hash_of(key, length) & mask;

    for (; rows->slots[at] != SIZE_MAX; at = (at + 1) & mask) {
        const char *other = rows->columns[rows->slots[at]].key;

        if (!strncmp(other, key, length) && !other[length])
            break;
    }
    return &rows->slots[at];
}

/* At most half of the slots are taken. */
static void grow_slots(struct log_rows *rows)
{
    if (2 * rows->column_count < rows->slot_count)
        return;
    rows->slot_count = rows->slot_count ? 2 * rows->slot_count : 64;
    rows->slots = mem_resize(rows->slots, rows->slot_count, sizeof *rows->slots);
    for (size_t i = 0; i < rows->slot_count; i++)
        rows->slots[i] = SIZE_MAX;
    for (size_t i = 0; i < rows->column_count; i++)
        *slot_of(rows, rows->columns[i].key, strlen(rows->columns[i].key)) = i;
}

/* Times and bounds are metrics only where somebody names them in full. */
static bool is_wanted_by_name(const struct log_wish *wish, const struct log_column *column)
{
    for (size_t i = 0; i < wish->metric_count; i++)
        if (!strcmp(wish->metrics[i], column->name) ||
            (column->role == LOG_METRIC && log_name_matches(wish->metrics[i], column->name)))
            return true;
    return false;
}

static bool is_wanted_x(const struct log_wish *wish, const struct log_column *column)
{
    if (!wish->x)
        return false;
    return !strcmp(wish->x, column->name) || (column->role == LOG_TIME && !strcmp(wish->x, "time"));
}

/* Times are not kept unless they are asked for: few figures have them as x. */
static bool is_kept(const struct log_rows *rows, const struct log_column *column)
{
    const struct log_wish *wish = rows->wish;

    if (column->role == LOG_STEP || column->role == LOG_EPOCH || is_wanted_x(wish, column))
        return true;
    if (wish->metric_count)
        return is_wanted_by_name(wish, column);
    return column->role == LOG_METRIC && (log_is_loss(column->name) || !rows->has_losses);
}

static char *clean(const char *text)
{
    struct buf out = BUF_INIT;

    utf8_clean_label(&out, text);
    return buf_detach(&out);
}

/* The first counters of a log have bits of their own; what else would be one is a metric. */
static void give_role(struct log_rows *rows, struct log_column *column)
{
    column->role = log_role_of(column->name);
    if (column->role != LOG_STEP && column->role != LOG_EPOCH)
        return;
    if (rows->counter_count < MOST_COUNTERS)
        column->counter = UINT64_C(1) << rows->counter_count++;
    else
        column->role = LOG_METRIC;
}

size_t log_rows_column(struct log_rows *rows, const char *name, size_t length)
{
    struct log_column *column;
    size_t *slot;

    grow_slots(rows);
    slot = slot_of(rows, name, length);
    if (*slot != SIZE_MAX)
        return *slot;
    rows->columns =
        mem_grow(rows->columns, rows->column_count, &rows->column_capacity, sizeof *rows->columns);
    column = &rows->columns[rows->column_count];
    *column = (struct log_column){.key = mem_zeroed(length + 1, 1)};
    memcpy(column->key, name, length);
    column->name = clean(column->key);
    give_role(rows, column);
    if ((column->role == LOG_TIME || column->role == LOG_BOUND) &&
        is_wanted_by_name(rows->wish, column))
        column->role = LOG_METRIC;
    column->kept = is_kept(rows, column);
    *slot = rows->column_count;
    return rows->column_count++;
}

void log_rows_unit(struct log_rows *rows, size_t unit)
{
    rows->unit = unit;
}

void log_rows_begin(struct log_rows *rows, long line)
{
    for (size_t i = 0; i < rows->present_count; i++)
        rows->columns[rows->present[i]].present = false;
    rows->present_count = 0;
    rows->counters = 0;
    free(rows->run);
    rows->run = NULL;
    rows->line = line;
}

/* Where none is a loss the first metric is drawn; from the first loss on it is not kept. */
static void choose_metric(struct log_rows *rows, size_t number)
{
    struct log_column *column = &rows->columns[number];

    if (rows->wish->metric_count || column->role != LOG_METRIC || rows->has_losses)
        return;
    if (log_is_loss(column->name)) {
        rows->has_losses = true;
        for (size_t i = 0; i < rows->column_count; i++)
            rows->columns[i].kept = is_kept(rows, &rows->columns[i]);
    } else if (rows->first == 0) {
        rows->first = number + 1;
    } else {
        column->kept = false;
    }
}

void log_rows_put(struct log_rows *rows, size_t number, double value)
{
    struct log_column *column = &rows->columns[number];

    if (!column->values++)
        choose_metric(rows, number);
    if (!column->kept || (column->counter && !isfinite(value)))
        return;
    column->value = value;
    if (column->present)
        return;
    column->present = true;
    rows->counters |= column->counter;
    rows->present = mem_grow(rows->present, rows->present_count, &rows->present_capacity,
                             sizeof *rows->present);
    rows->present[rows->present_count++] = number;
}

void log_rows_put_text(struct log_rows *rows, size_t number, const char *text, size_t length)
{
    struct log_column *column = &rows->columns[number];

    if (column->role == LOG_RUN) {
        free(rows->run);
        rows->run = mem_zeroed(length + 1, 1);
        memcpy(rows->run, text, length);
    } else if (!column->bad_line) {
        column->bad_line = rows->line;
        snprintf(column->bad, sizeof column->bad, "%.*s", length > 30 ? 30 : (int)length, text);
    }
}

void log_rows_put_run(struct log_rows *rows, const char *run)
{
    free(rows->run);
    rows->run = mem_text(run);
}

void log_rows_put_cell(struct log_rows *rows, size_t number, const char *text, size_t length)
{
    double value;

    if (log_value_is_blank(text, length))
        return;
    if (rows->columns[number].role != LOG_RUN && log_value_read(text, length, &value))
        log_rows_put(rows, number, value);
    else
        log_rows_put_text(rows, number, text, length);
}

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

static int add_row(struct log_rows *rows, struct err *err)
{
    struct log_table *table = &rows->tables[rows->last_table];

    for (size_t i = 0; i < rows->present_count; i++) {
        struct log_cells *cells = cells_of(table, rows->present[i], i);

        if (table->cell_count > MOST_METRICS)
            return err_set(err, STATUS_LIMIT, "more than %d metrics; --metric chooses",
                           MOST_METRICS);

        rows->stored += table->rows - cells->count + 1;
        if (rows->stored > MOST_CELLS)
            return err_set(err, STATUS_LIMIT, "more than %d values of metrics and counters",
                           MOST_CELLS);
        while (cells->count < table->rows)
            add_value(cells, log_blank());
        add_value(cells, rows->columns[rows->present[i]].value);
    }
    if (rows->table_count > 1) {
        table->order = mem_grow(table->order, table->rows, &table->order_capacity, sizeof(size_t));
        table->order[table->rows] = rows->count;
    }
    table->rows++;
    rows->count++;
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
