#include "descent/log.h"

#include <math.h>
#include <stdlib.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/parallel.h"
#include "base/processors.h"
#include "descent/log_reader.h"
#include "descent/log_runs.h"

enum { ROWS_ALONE = 100000 }; /* so many are gone through without starting threads */

static int read_part(struct log_part *part, struct log_rows *rows, struct err *err)
{
    const struct log_reader *reader;
    size_t before = rows->count;
    struct log_input input;
    int result = log_input_open(&input, part->path, err);

    input.name = part->name;
    input.key = part->key;
    input.group = part->group;
    reader = result ? NULL : log_reader_for(&input, err);
    result = reader ? reader->read(&input, rows, err) : -1;
    memcpy(part->sha256, input.sha256, sizeof part->sha256);
    part->used = rows->count > before;
    log_input_close(&input);
    return result;
}

static bool has_numbers(const struct log_rows *rows)
{
    for (size_t i = 0; i < rows->column_count; i++)
        if (rows->columns[i].values && rows->columns[i].role == LOG_METRIC)
            return true;
    return false;
}

/* A text among the numbers of a metric that is kept. */
static int check_cells(const struct log_rows *rows, const char *path, struct err *err)
{
    for (size_t i = 0; i < rows->column_count; i++) {
        const struct log_column *column = &rows->columns[i];

        if (column->kept && column->values && column->bad_line && column->role == LOG_METRIC)
            return err_set(err, STATUS_INPUT, "%s:%ld: '%s' is no number, but %s is a metric", path,
                           column->bad_line, column->bad, column->name);
    }
    return 0;
}

static int check_rows(const struct log_rows *rows, const char *path, struct err *err)
{
    struct buf names = BUF_INIT;

    if (rows->count || rows->wish->may_lack)
        return check_cells(rows, path, err);
    if (!has_numbers(rows))
        return err_set(err, STATUS_INPUT,
                       "%s: there is no metric in it: no name with a number "
                       "beside a step or an epoch",
                       path);
    log_rows_add_names(rows, true, &names);
    err_set(err, STATUS_INPUT, "--metric: %s has no metric of that name%s", path, names.data);
    buf_release(&names);
    return -1;
}

/* Files of a folder that count by themselves have a unit each. */
static int read_source(struct log *log, struct log_source *source, const struct log_wish *wish,
                       struct err *err)
{
    struct log_rows *rows;

    log->sources =
        mem_grow(log->sources, log->source_count, &log->source_capacity, sizeof *log->sources);
    rows = &log->sources[log->source_count++];
    *rows = (struct log_rows){.wish = wish};
    for (size_t i = 0; i < source->count; i++) {
        if (source->parts[i].key || source->parts[i].group)
            log_rows_unit(rows, i + 1);
        if (read_part(&source->parts[i], rows, err))
            return -1;
    }
    return check_rows(rows, source->path, err);
}

static int read_sources(struct log *log, struct log_sources *sources, const struct log_wish *wish,
                        struct err *err)
{
    bool alone = sources->count == 1 && !sources->at[0].named;

    for (size_t i = 0; i < sources->count; i++)
        if (read_source(log, &sources->at[i], wish, err) ||
            log_add_runs(log, i, sources->at[i].label, alone, err))
            return -1;
    return 0;
}

static bool has_metric(const struct log *log, const char *metric)
{
    for (size_t i = 0; i < log->metric_count; i++)
        if (!strcmp(log->metrics[i], metric))
            return true;
    return false;
}

/* The metrics of all runs; runs without any are left out. */
static void list_metrics(struct log *log)
{
    size_t capacity = 0, count = 0;

    for (size_t i = 0; i < log->count; i++) {
        for (size_t k = 0; k < log->runs[i].count; k++)
            if (!has_metric(log, log->runs[i].series[k].metric)) {
                log->metrics =
                    mem_grow(log->metrics, log->metric_count, &capacity, sizeof *log->metrics);
                log->metrics[log->metric_count++] = log->runs[i].series[k].metric;
            }
        if (log->runs[i].count)
            log->runs[count++] = log->runs[i];
        else
            free(log->runs[i].name);
    }
    log->count = count;
}

/* Each pattern is of a metric that there is. */
static int check_metrics(const struct log *log, const struct log_wish *wish, struct err *err)
{
    for (size_t i = 0; i < wish->metric_count && !wish->may_lack; i++) {
        bool found = false;

        for (size_t k = 0; k < log->metric_count; k++)
            found = found || log_name_matches(wish->metrics[i], log->metrics[k]);
        if (!found)
            return err_set(err, STATUS_INPUT, "--metric: no log has '%.80s'", wish->metrics[i]);
    }
    return 0;
}

/* `before` is the x of the value before. */
static void add_x(struct log_facts *facts, double x, double before)
{
    facts->x_low = x < facts->x_low ? x : facts->x_low;
    facts->x_high = x > facts->x_high ? x : facts->x_high;
    facts->x_grows = facts->x_grows && !(x < before);
    facts->x_whole = facts->x_whole && x == floor(x);
}

static void add_value(struct log_facts *facts, double x, double y)
{
    facts->count++;
    if (!isfinite(y)) {
        facts->not_finite++;
        return;
    }
    if (isnan(facts->first)) {
        facts->first = facts->low = facts->high = y;
        facts->first_x = facts->low_x = facts->high_x = x;
    }
    facts->last = y;
    facts->last_x = x;
    if (y < facts->low) {
        facts->low = y;
        facts->low_x = x;
    }
    if (y > facts->high) {
        facts->high = y;
        facts->high_x = x;
    }
    facts->not_positive += y <= 0;
    if (y > 0 && y < facts->positive)
        facts->positive = y;
}

static const struct log_facts no_facts = {.first = NAN,
                                          .first_x = NAN,
                                          .last = NAN,
                                          .last_x = NAN,
                                          .low = NAN,
                                          .low_x = NAN,
                                          .high = NAN,
                                          .high_x = NAN,
                                          .positive = INFINITY,
                                          .x_low = INFINITY,
                                          .x_high = -INFINITY,
                                          .x_grows = true,
                                          .x_whole = true};

static struct log_facts facts_of(const struct log_series *series)
{
    struct log_facts facts = no_facts;
    double before = -INFINITY, x, y;

    for (size_t i = 0; i < series->piece_count; i++) {
        const struct log_piece *piece = &series->pieces[i];

        for (size_t row = piece->first; row < piece->kept; row++) {
            if (!log_series_point(series, row, &x, &y))
                continue;
            add_value(&facts, x, y);
            add_x(&facts, x, before);
            before = x;
        }
        for (size_t row = piece->kept; row < piece->end; row++)
            facts.replaced += log_series_point(series, row, &x, &y);
    }
    return facts;
}

struct series_list {
    struct log_series **at;
    size_t count, capacity;
    size_t rows; /* of all of them */
};

static void find_facts_of(void *context, size_t i)
{
    struct log_series *series = ((const struct series_list *)context)->at[i];

    series->facts = facts_of(series);
}

static void find_facts(struct log *log)
{
    struct series_list list = {.at = NULL};

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++) {
            list.at = mem_grow((void *)list.at, list.count, &list.capacity, sizeof *list.at);
            list.at[list.count++] = &log->runs[i].series[k];
            list.rows += log->runs[i].series[k].y_count;
        }
    parallel_run(list.count, list.rows > ROWS_ALONE ? processors_count() : 1, find_facts_of, &list,
                 NULL);
    free((void *)list.at);
}

void log_complete(struct log *log)
{
    list_metrics(log);
    find_facts(log);
}

void log_own(struct log *log, double *array, struct log_piece *piece)
{
    log->arrays =
        mem_grow((void *)log->arrays, log->array_count, &log->array_capacity, sizeof *log->arrays);
    log->arrays[log->array_count++] = array;
    log->pieces =
        mem_grow((void *)log->pieces, log->piece_count, &log->piece_capacity, sizeof *log->pieces);
    log->pieces[log->piece_count++] = piece;
}

int log_read(struct log *log, struct log_sources *sources, const struct log_wish *wish,
             struct err *err)
{
    int result;

    *log = (struct log){0};
    result = read_sources(log, sources, wish, err);
    if (!result) {
        log_complete(log);
        result = check_metrics(log, wish, err);
    }
    if (result)
        log_release(log);
    return result;
}

const struct log_run *log_same_run(const struct log *log, size_t i, const struct log *other)
{
    const char *name = log->runs[i].name;
    size_t before = 0;

    for (size_t k = 0; k < i; k++)
        before += !strcmp(log->runs[k].name, name);
    for (size_t k = 0; k < other->count; k++)
        if (!strcmp(other->runs[k].name, name) && before-- == 0)
            return &other->runs[k];
    return NULL;
}

const struct log_series *log_run_series(const struct log_run *run, const char *metric)
{
    for (size_t i = 0; i < run->count; i++)
        if (!strcmp(run->series[i].metric, metric))
            return &run->series[i];
    return NULL;
}

void log_release(struct log *log)
{
    for (size_t i = 0; i < log->count; i++) {
        for (size_t k = 0; k < log->runs[i].count; k++)
            free(log->runs[i].series[k].metric);
        free(log->runs[i].series);
        free(log->runs[i].name);
    }
    for (size_t i = 0; i < log->source_count; i++)
        log_rows_release(&log->sources[i]);
    for (size_t i = 0; i < log->piece_count; i++)
        free(log->pieces[i]);
    for (size_t i = 0; i < log->array_count; i++)
        free(log->arrays[i]);
    free(log->arrays);
    free(log->runs);
    free(log->metrics);
    free(log->sources);
    free(log->pieces);
    *log = (struct log){0};
}
