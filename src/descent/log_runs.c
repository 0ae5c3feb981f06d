#include "descent/log_runs.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"

#define NO_RUN SIZE_MAX

enum { MOST_FALLS = 4000 };

/* Rows of one table that belong to one run. */
struct segment {
    size_t table, first, end;
    size_t begin, last; /* the first and the last of them among the rows of all tables */
    struct log_piece *pieces;
    size_t count, capacity;
    size_t run; /* of the source */
};

/* A run of the source, as far as segments have been given to it. */
struct group {
    const struct segment *segment; /* the first of them */
    size_t last;                   /* row of all of them */
    double step;                   /* of the segment before */
};

struct division {
    const struct log_rows *rows;
    struct segment *segments;
    size_t count, capacity;
    struct group *groups;
    size_t group_count, group_capacity;
};

static double cell_at(const struct log_cells *cells, size_t row)
{
    return cells && row < cells->count ? cells->values[row] : log_blank();
}

static size_t order_of(const struct log_table *table, size_t row)
{
    return table->order ? table->order[row] : row;
}

/* The table's counter that is wanted first. */
static const struct log_cells *counter_of(const struct log_rows *rows,
                                          const struct log_table *table)
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

static bool all_equal(const struct log_cells *cells, size_t rows)
{
    for (size_t i = 1; i < rows; i++)
        if (cell_at(cells, i) != cell_at(cells, 0))
            return false;
    return rows > 1;
}

static struct segment *add_segment(struct division *division, size_t table, size_t row)
{
    struct segment *segment;

    division->segments = mem_grow(division->segments, division->count, &division->capacity,
                                  sizeof *division->segments);
    segment = &division->segments[division->count++];
    *segment = (struct segment){.table = table, .first = row, .run = NO_RUN};
    return segment;
}

static void add_piece(struct segment *segment, size_t row)
{
    segment->pieces =
        mem_grow(segment->pieces, segment->count, &segment->capacity, sizeof *segment->pieces);
    segment->pieces[segment->count++] = (struct log_piece){row, row, row};
}

/* From this step on the rows before are replaced. */
static void replace(struct segment *segment, const struct log_cells *x, double step)
{
    for (size_t i = 0; i < segment->count; i++) {
        struct log_piece *piece = &segment->pieces[i];

        while (piece->kept > piece->first && cell_at(x, piece->kept - 1) >= step)
            piece->kept--;
    }
}

static void end_piece(struct segment *segment, size_t row)
{
    struct log_piece *piece = &segment->pieces[segment->count - 1];

    segment->end = piece->kept = piece->end = row;
}

/* Divides the rows of a table where their steps fall back. */
static int divide_table(struct division *division, size_t number, struct err *err)
{
    const struct log_table *table = &division->rows->tables[number];
    const struct log_cells *x = counter_of(division->rows, table);
    struct segment *segment = add_segment(division, number, 0);
    const char *wanted = division->rows->wish->x;
    bool counts = x && !(wanted && !strcmp(wanted, "row")) && !all_equal(x, table->rows);
    size_t falls = 0;

    add_piece(segment, 0);
    for (size_t row = 1; counts && row < table->rows; row++) {
        double step = cell_at(x, row);

        if (!(step < cell_at(x, row - 1)))
            continue;
        if (++falls > MOST_FALLS)
            return err_set(err, STATUS_LIMIT,
                           "'%s' falls back more than %d times: it counts no steps; --x row counts "
                           "rows",
                           division->rows->columns[x->column].name, MOST_FALLS);
        end_piece(segment, row);
        if (step <= cell_at(x, segment->first))
            segment = add_segment(division, number, row);
        else
            replace(segment, x, step);
        add_piece(segment, row);
    }
    end_piece(segment, table->rows);
    return 0;
}

static const struct log_table *table_of(const struct division *division,
                                        const struct segment *segment)
{
    return &division->rows->tables[segment->table];
}

static double step_at(const struct division *division, const struct segment *segment, size_t row)
{
    const struct log_table *table = table_of(division, segment);

    return cell_at(counter_of(division->rows, table), row);
}

static bool is_same_id(const char *a, const char *b)
{
    return a && b ? !strcmp(a, b) : a == b;
}

static bool has_table(const struct division *division, size_t run, size_t table)
{
    for (size_t i = 0; i < division->count; i++)
        if (division->segments[i].run == run && division->segments[i].table == table)
            return true;
    return false;
}

/*
 * The run that a segment belongs to: the latest that is still being written where it begins. Where
 * none is: of tables that count by themselves the earliest that has no rows of its table; of others
 * the latest, unless their steps fall back.
 */
static size_t find_group(const struct division *division, const struct segment *segment)
{
    const struct log_table *table = table_of(division, segment);
    size_t found = NO_RUN;

    for (size_t i = division->group_count; i-- > 0;) {
        const struct group *group = &division->groups[i];

        if (!is_same_id(table_of(division, group->segment)->run, table->run) ||
            has_table(division, i, segment->table))
            continue;
        if (segment->begin <= group->last)
            return i;
        if (table->unit || (i + 1 == division->group_count &&
                            !(step_at(division, segment, segment->first) < group->step)))
            found = i;
    }
    return found;
}

static void give_run(struct division *division, struct segment *segment)
{
    size_t run = find_group(division, segment);
    struct group *group;

    if (run == NO_RUN) {
        run = division->group_count;
        division->groups =
            mem_grow(division->groups, run, &division->group_capacity, sizeof *division->groups);
        division->groups[division->group_count++] = (struct group){.segment = segment};
    }
    segment->run = run;
    group = &division->groups[run];
    group->last = segment->last > group->last ? segment->last : group->last;
    group->step = step_at(division, segment, segment->end - 1);
}

static int by_begin(const void *a, const void *b)
{
    size_t x = ((const struct segment *)a)->begin, y = ((const struct segment *)b)->begin;

    return (x > y) - (x < y);
}

static int divide(struct division *division, struct err *err)
{
    const struct log_rows *rows = division->rows;

    for (size_t i = 0; i < rows->table_count; i++)
        if (divide_table(division, i, err))
            return -1;
    for (size_t i = 0; i < division->count; i++) {
        struct segment *segment = &division->segments[i];

        segment->begin = order_of(table_of(division, segment), segment->first);
        segment->last = order_of(table_of(division, segment), segment->end - 1);
    }
    qsort(division->segments, division->count, sizeof *division->segments, by_begin);
    for (size_t i = 0; i < division->count; i++)
        give_run(division, &division->segments[i]);
    return 0;
}

/* The table's column that is called so, or the counter of a role that is wanted first. */
static const struct log_cells *find_x(const struct log_rows *rows, const struct log_table *table,
                                      const char *wanted)
{
    enum log_role role = !strcmp(wanted, "step")    ? LOG_STEP
                         : !strcmp(wanted, "epoch") ? LOG_EPOCH
                         : !strcmp(wanted, "time")  ? LOG_TIME
                                                    : LOG_METRIC;
    const struct log_cells *best = NULL;

    for (size_t i = 0; i < table->cell_count; i++) {
        const struct log_cells *cells = &table->cells[i];
        const struct log_column *column = &rows->columns[cells->column];

        if (!strcmp(column->name, wanted))
            return cells;
        if (role != LOG_METRIC && column->role == role &&
            (!best || log_rank(column->name) < log_rank(rows->columns[best->column].name)))
            best = cells;
    }
    return best;
}

static bool has_values(const struct log_cells *cells, const struct segment *segment)
{
    for (size_t row = segment->first; row < segment->end && row < cells->count; row++)
        if (!log_is_blank(cells->values[row]))
            return true;
    return false;
}

/* A metric of rows that count otherwise has a series of its own, with a number behind its name. */
static char *name_series(const struct log_run *run, const char *metric)
{
    struct buf name = BUF_INIT;

    buf_puts(&name, metric);
    for (int number = 2; log_run_series(run, name.data); number++) {
        buf_clear(&name);
        buf_printf(&name, "%s (%d)", metric, number);
    }
    return buf_detach(&name);
}

/* Gives the series its x; false where the table has not the one that is wanted. */
static bool give_x(struct log_series *series, const struct log_rows *rows,
                   const struct segment *segment)
{
    const struct log_table *table = &rows->tables[segment->table];
    const char *wanted = rows->wish->x;
    const struct log_cells *x = wanted ? find_x(rows, table, wanted) : counter_of(rows, table);

    series->x_name = "row";
    if (!x || (wanted && !strcmp(wanted, "row")) || (!wanted && all_equal(x, table->rows)))
        return !wanted || !strcmp(wanted, "row");
    series->x = x->values;
    series->x_count = x->count;
    series->x_name = rows->columns[x->column].name;
    if (rows->columns[x->column].role == LOG_TIME)
        series->origin = cell_at(x, segment->first);
    return true;
}

static bool add_series(struct log_run *run, const struct log_rows *rows,
                       const struct segment *segment)
{
    const struct log_table *table = &rows->tables[segment->table];
    struct log_series series = {.pieces = segment->pieces, .piece_count = segment->count};

    if (!give_x(&series, rows, segment))
        return false;
    for (size_t i = 0; i < table->cell_count; i++) {
        const struct log_cells *cells = &table->cells[i];
        const struct log_column *column = &rows->columns[cells->column];

        if (!column->kept || column->counter || cells->values == series.x ||
            column->role != LOG_METRIC || !has_values(cells, segment))
            continue;
        series.y = cells->values;
        series.y_count = cells->count;
        series.metric = name_series(run, column->name);
        run->series = mem_grow(run->series, run->count, &run->capacity, sizeof *run->series);
        run->series[run->count++] = series;
    }
    return true;
}

/* The pieces of a segment are the log's from here on. */
static void keep_pieces(struct log *log, struct segment *segment)
{
    log->pieces =
        mem_grow(log->pieces, log->piece_count, &log->piece_capacity, sizeof *log->pieces);
    log->pieces[log->piece_count++] = segment->pieces;
}

/* How a run is told from others of its log: by what a column calls it, or by its number; "". */
static void add_mark(const struct division *division, size_t run, struct buf *out)
{
    const char *id = table_of(division, division->groups[run].segment)->run;
    size_t others = 0, place = 1;

    for (size_t i = 0; i < division->group_count; i++) {
        bool same = is_same_id(table_of(division, division->groups[i].segment)->run, id);

        others += !same;
        place += same && i < run;
    }
    if (id && others > 0)
        buf_puts(out, id);
    if (division->group_count - others > 1)
        buf_printf(out, "%s%zu", out->length ? " " : "", place);
}

/* Of a log alone "run 2", of one among others "NAME 2"; the name itself where there is one run. */
static char *name_run(const struct division *division, size_t run, const char *name, bool alone)
{
    const char *id = table_of(division, division->groups[run].segment)->run;
    struct buf mark = BUF_INIT, out = BUF_INIT;

    add_mark(division, run, &mark);
    if (!mark.length || !alone)
        buf_puts(&out, name);
    else if (!id)
        buf_puts(&out, "run");
    if (mark.length)
        buf_printf(&out, "%s%s", out.length ? " " : "", mark.data);
    buf_release(&mark);
    return buf_detach(&out);
}

static size_t add_run(struct log *log, char *name)
{
    log->runs = mem_grow(log->runs, log->count, &log->capacity, sizeof *log->runs);
    log->runs[log->count] = (struct log_run){.name = name};
    return log->count++;
}

int log_add_runs(struct log *log, size_t source, const char *name, bool alone, struct err *err)
{
    struct division division = {.rows = &log->sources[source]};
    size_t first = log->count;
    int result = divide(&division, err);
    bool any = false;

    for (size_t i = 0; !result && i < division.group_count; i++)
        add_run(log, name_run(&division, i, name, alone));
    for (size_t i = 0; i < division.count; i++) {
        struct segment *segment = &division.segments[i];

        keep_pieces(log, segment);
        any |= !result && add_series(&log->runs[first + segment->run], division.rows, segment);
    }
    free(division.segments);
    free(division.groups);
    if (!result && !any && division.count)
        return err_set(err, STATUS_INPUT, "--x: no rows have '%s'", division.rows->wish->x);
    return result;
}
