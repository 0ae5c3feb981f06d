#include "descent/log_runs.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/mem.h"
#include "descent/log_divide.h"

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

static bool has_values(const struct log_cells *cells, const struct log_segment *segment)
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
                   const struct log_segment *segment)
{
    const struct log_table *table = &rows->tables[segment->table];
    const char *wanted = rows->wish->x;
    const struct log_cells *x = wanted ? find_x(rows, table, wanted) : log_counter_of(rows, table);

    series->x_name = "row";
    if (!x || (wanted && !strcmp(wanted, "row")) || (!wanted && log_counts_nothing(x, table->rows)))
        return !wanted || !strcmp(wanted, "row");
    series->x = x->values;
    series->x_count = x->count;
    series->x_name = rows->columns[x->column].name;
    if (rows->columns[x->column].role == LOG_TIME)
        series->origin = log_cell_at(x, segment->first);
    return true;
}

static bool add_series(struct log_run *run, const struct log_rows *rows,
                       const struct log_segment *segment)
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
static void keep_pieces(struct log *log, struct log_segment *segment)
{
    log->pieces =
        mem_grow(log->pieces, log->piece_count, &log->piece_capacity, sizeof *log->pieces);
    log->pieces[log->piece_count++] = segment->pieces;
}

/* How a run is told from others of its log: by what a column calls it, or by its number; "". */
static void add_mark(const struct log_division *division, size_t run, struct buf *out)
{
    const char *id = log_table_of(division, division->groups[run].segment)->run;
    size_t others = 0, place = 1;

    for (size_t i = 0; i < division->group_count; i++) {
        bool same = log_is_same_id(log_table_of(division, division->groups[i].segment)->run, id);

        others += !same;
        place += same && i < run;
    }
    if (id && others > 0)
        buf_puts(out, id);
    if (division->group_count - others > 1)
        buf_printf(out, "%s%zu", out->length ? " " : "", place);
}

/* Of a log alone "run 2", of one among others "NAME 2"; the name itself where there is one run. */
static char *name_run(const struct log_division *division, size_t run, const char *name, bool alone)
{
    const char *id = log_table_of(division, division->groups[run].segment)->run;
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

static int fail_x(const struct log_rows *rows, struct err *err)
{
    struct buf names = BUF_INIT;

    log_rows_add_names(rows, false, &names);
    err_set(err, STATUS_INPUT, "--x: no rows have '%s'%s", rows->wish->x, names.data);
    buf_release(&names);
    return -1;
}

int log_add_runs(struct log *log, size_t source, const char *name, bool alone, struct err *err)
{
    struct log_division division = {.rows = &log->sources[source]};
    size_t first = log->count;
    int result = log_divide(&division, err);
    bool any = false;

    for (size_t i = 0; !result && i < division.group_count; i++)
        add_run(log, name_run(&division, i, name, alone));
    for (size_t i = 0; i < division.count; i++) {
        struct log_segment *segment = &division.segments[i];

        keep_pieces(log, segment);
        any |= !result && add_series(&log->runs[first + segment->run], division.rows, segment);
    }
    free(division.segments);
    free(division.groups);
    return !result && !any && division.count ? fail_x(division.rows, err) : result;
}
