#include "descent/log_divide.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

#define NO_RUN SIZE_MAX

enum { MOST_FALLS = 4000 };

double log_cell_at(const struct log_cells *cells, size_t row)
{
    return cells && row < cells->count ? cells->values[row] : log_blank();
}

static size_t order_of(const struct log_table *table, size_t row)
{
    return table->order ? table->order[row] : row;
}

const struct log_cells *log_counter_of(const struct log_rows *rows, const struct log_table *table)
{
    const struct log_cells *best = NULL;

    for (size_t i = 0; i < table->cell_count; i++) {
        const struct log_cells *cells = &table->cells[i];
        const struct log_column *column = &rows->columns[cells->column];

        if (column->counter &&
            (!best || log_rank(column->name) < log_rank(rows->columns[best->column].name)))
            best = cells;
    }
    return best;
}

bool log_counts_nothing(const struct log_cells *cells, size_t rows)
{
    for (size_t i = 1; i < rows; i++)
        if (log_cell_at(cells, i) != log_cell_at(cells, 0))
            return false;
    return rows > 1;
}

static struct log_segment *add_segment(struct log_division *division, size_t table, size_t row)
{
    struct log_segment *segment;

    division->segments = mem_grow(division->segments, division->count, &division->capacity,
                                  sizeof *division->segments);
    segment = &division->segments[division->count++];
    *segment = (struct log_segment){.table = table, .first = row, .run = NO_RUN};
    return segment;
}

static void add_piece(struct log_segment *segment, size_t row)
{
    segment->pieces =
        mem_grow(segment->pieces, segment->count, &segment->capacity, sizeof *segment->pieces);
    segment->pieces[segment->count++] = (struct log_piece){row, row, row};
}

/* From this step on the rows before are replaced. */
static void replace(struct log_segment *segment, const struct log_cells *x, double step)
{
    for (size_t i = 0; i < segment->count; i++) {
        struct log_piece *piece = &segment->pieces[i];

        while (piece->kept > piece->first && log_cell_at(x, piece->kept - 1) >= step)
            piece->kept--;
    }
}

static void end_piece(struct log_segment *segment, size_t row)
{
    struct log_piece *piece = &segment->pieces[segment->count - 1];

    segment->end = piece->kept = piece->end = row;
}

/* Divides the rows of a table where their steps fall back. */
static int divide_table(struct log_division *division, size_t number, struct err *err)
{
    const struct log_table *table = &division->rows->tables[number];
    const struct log_cells *x = log_counter_of(division->rows, table);
    struct log_segment *segment = add_segment(division, number, 0);
    const char *wanted = division->rows->wish->x;
    bool counts = x && !(wanted && !strcmp(wanted, "row")) && !log_counts_nothing(x, table->rows);
    size_t falls = 0;

    add_piece(segment, 0);
    for (size_t row = 1; counts && row < table->rows; row++) {
        double step = log_cell_at(x, row);

        if (!(step < log_cell_at(x, row - 1)))
            continue;
        if (++falls > MOST_FALLS)
            return err_set(err, STATUS_LIMIT,
                           "'%s' falls back more than %d times: it counts no steps; --x row counts "
                           "rows",
                           division->rows->columns[x->column].name, MOST_FALLS);
        end_piece(segment, row);
        if (step <= log_cell_at(x, segment->first))
            segment = add_segment(division, number, row);
        else
            replace(segment, x, step);
        add_piece(segment, row);
    }
    end_piece(segment, table->rows);
    return 0;
}

const struct log_table *log_table_of(const struct log_division *division,
                                     const struct log_segment *segment)
{
    return &division->rows->tables[segment->table];
}

static double step_at(const struct log_division *division, const struct log_segment *segment,
                      size_t row)
{
    const struct log_table *table = log_table_of(division, segment);

    return log_cell_at(log_counter_of(division->rows, table), row);
}

bool log_is_same_id(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool has_table(const struct log_group *group, size_t table)
{
    for (const struct log_segment *segment = group->latest; segment; segment = segment->before)
        if (segment->table == table)
            return true;
    return false;
}

/*
 * The run that a segment belongs to: the latest that is still being written where it begins. Where
 * none is: of tables that count by themselves the earliest that has no rows of its table; of others
 * the latest, unless their steps fall back.
 */
static size_t find_group(const struct log_division *division, const struct log_segment *segment)
{
    const struct log_table *table = log_table_of(division, segment);
    size_t found = NO_RUN;

    for (size_t i = division->group_count; i-- > 0;) {
        const struct log_group *group = &division->groups[i];

        if (!log_is_same_id(log_table_of(division, group->segment)->run, table->run) ||
            has_table(group, segment->table))
            continue;
        if (segment->begin <= group->last)
            return i;
        if (table->unit || (i + 1 == division->group_count &&
                            !(step_at(division, segment, segment->first) < group->step)))
            found = i;
    }
    return found;
}

static void give_run(struct log_division *division, struct log_segment *segment)
{
    size_t run = find_group(division, segment);
    struct log_group *group;

    if (run == NO_RUN) {
        run = division->group_count;
        division->groups =
            mem_grow(division->groups, run, &division->group_capacity, sizeof *division->groups);
        division->groups[division->group_count++] = (struct log_group){.segment = segment};
    }
    segment->run = run;
    group = &division->groups[run];
    segment->before = group->latest;
    group->latest = segment;
    group->last = segment->last > group->last ? segment->last : group->last;
    group->step = step_at(division, segment, segment->end - 1);
}

static int by_begin(const void *a, const void *b)
{
    size_t x = ((const struct log_segment *)a)->begin, y = ((const struct log_segment *)b)->begin;

    return (x > y) - (x < y);
}

int log_divide(struct log_division *division, struct err *err)
{
    const struct log_rows *rows = division->rows;

    for (size_t i = 0; i < rows->table_count; i++)
        if (divide_table(division, i, err))
            return -1;
    for (size_t i = 0; i < division->count; i++) {
        struct log_segment *segment = &division->segments[i];

        segment->begin = order_of(log_table_of(division, segment), segment->first);
        segment->last = order_of(log_table_of(division, segment), segment->end - 1);
    }
    qsort(division->segments, division->count, sizeof *division->segments, by_begin);
    for (size_t i = 0; i < division->count; i++)
        give_run(division, &division->segments[i]);
    return 0;
}
