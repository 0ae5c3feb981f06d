#include "descent/log_write.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/csv.h"
#include "base/mem.h"
#include "base/number.h"
#include "descent/trajectory.h"

/* A series on its way through its points. */
struct cursor {
    const struct log_series *series;
    size_t piece, row; /* of the next point */
    size_t point;      /* the number of the current one, from 0 */
    bool open;         /* it has a current one */
    double x, y;
    double *smoothed; /* of all points; owned; NULL */
};

struct writing {
    const struct log *log;
    const struct log_smooth *smooth;
    bool smooths;
    bool bands;             /* its runs are groups of runs */
    struct cursor *cursors; /* of each metric, those of the current run */
    FILE *stream;
};

/* Of a group: names that readers of logs, this one, too, know as no metrics of their own. */
static const char *const band_headings[] = {"__MIN", "__MAX", " n"};

enum { BAND_CELLS = sizeof band_headings / sizeof *band_headings };

static void step(struct cursor *cursor)
{
    const struct log_series *series = cursor->series;

    cursor->point += cursor->open;
    cursor->open = false;
    while (!cursor->open && cursor->piece < series->piece_count) {
        const struct log_piece *piece = &series->pieces[cursor->piece];

        if (cursor->row < piece->kept)
            cursor->open = log_series_point(series, cursor->row++, &cursor->x, &cursor->y);
        else if (++cursor->piece < series->piece_count)
            cursor->row = series->pieces[cursor->piece].first;
    }
}

static struct cursor cursor_of(const struct log_series *series)
{
    return (struct cursor){.series = series, .row = series->pieces[0].first};
}

static double *smoothed_values(const struct log_series *series, const struct log_smooth *smooth)
{
    size_t count = series->facts.count, at = 0;
    double *values = mem_zeroed(count, sizeof *values);
    double *smoothed = mem_zeroed(count, sizeof *smoothed);
    struct cursor cursor = cursor_of(series);

    for (step(&cursor); cursor.open; step(&cursor))
        values[at++] = cursor.y;
    log_smooth_apply(smooth, values, count, smoothed);
    free(values);
    return smoothed;
}

static void write_cell(const struct writing *writing, const char *text)
{
    struct buf cell = BUF_INIT;

    csv_add_cell(&cell, text);
    fputs(cell.data, writing->stream);
    buf_release(&cell);
}

static const char *x_name(const struct log *log)
{
    const char *name = NULL;

    for (size_t i = 0; i < log->count; i++)
        for (size_t k = 0; k < log->runs[i].count; k++)
            if (!name)
                name = log->runs[i].series[k].x_name;
            else if (strcmp(name, log->runs[i].series[k].x_name))
                return "x";
    return name;
}

static void write_heading(const struct writing *writing, const char *metric, const char *more)
{
    struct buf name = BUF_INIT;

    buf_printf(&name, "%s%s", metric, more);
    fputs(",", writing->stream);
    write_cell(writing, name.data);
    buf_release(&name);
}

static void write_header(const struct writing *writing)
{
    fputs("run,", writing->stream);
    write_cell(writing, x_name(writing->log));
    for (size_t i = 0; i < writing->log->metric_count; i++) {
        write_heading(writing, writing->log->metrics[i], "");
        if (writing->smooths)
            write_heading(writing, writing->log->metrics[i], " smoothed");
        for (size_t k = 0; writing->bands && k < BAND_CELLS; k++)
            write_heading(writing, writing->log->metrics[i], band_headings[k]);
    }
    fputs("\n", writing->stream);
}

static void write_value(const struct writing *writing, double value)
{
    char number[NUMBER_SIZE];

    fprintf(writing->stream, ",%s", number_exact(number, value));
}

/* Where there is no band, these are blank. */
static void write_band(const struct writing *writing, const struct cursor *cursor)
{
    const struct log_series *series = cursor->series;
    size_t row = cursor->row - 1;
    const double band[] = {series->low[row], series->high[row], series->counts[row]};

    for (size_t i = 0; i < BAND_CELLS; i++)
        if (isnan(band[i]))
            fputs(",", writing->stream);
        else
            write_value(writing, band[i]);
}

static void write_blanks(const struct writing *writing, size_t count)
{
    for (size_t i = 0; i < count; i++)
        fputs(",", writing->stream);
}

/* The values at x, of metrics [first, end) whose current point is there; these then go on. */
static void write_row(const struct writing *writing, const struct log_run *run, double x,
                      size_t first, size_t end)
{
    write_cell(writing, run->name);
    write_value(writing, x);
    for (size_t i = 0; i < writing->log->metric_count; i++) {
        struct cursor *cursor = &writing->cursors[i];
        bool here = i >= first && i < end && cursor->open && !(cursor->x > x || cursor->x < x);

        if (here)
            write_value(writing, cursor->y);
        else
            fputs(",", writing->stream);
        if (here && writing->smooths)
            write_value(writing, cursor->smoothed[cursor->point]);
        else if (writing->smooths)
            fputs(",", writing->stream);
        if (here && writing->bands)
            write_band(writing, cursor);
        else if (writing->bands)
            write_blanks(writing, BAND_CELLS);
        if (here)
            step(cursor);
    }
    fputs("\n", writing->stream);
}

/* The rows of metrics [first, end), the least x first. */
static void write_rows(const struct writing *writing, const struct log_run *run, size_t first,
                       size_t end)
{
    for (;;) {
        double x = INFINITY;
        bool open = false;

        for (size_t i = first; i < end; i++)
            if (writing->cursors[i].open) {
                x = !open || writing->cursors[i].x < x ? writing->cursors[i].x : x;
                open = true;
            }
        if (!open)
            return;
        write_row(writing, run, x, first, end);
    }
}

static void begin_run(const struct writing *writing, const struct log_run *run, bool *grows)
{
    *grows = true;
    for (size_t i = 0; i < writing->log->metric_count; i++) {
        const struct log_series *series = log_run_series(run, writing->log->metrics[i]);

        writing->cursors[i] = (struct cursor){0};
        if (!series)
            continue;
        writing->cursors[i] = cursor_of(series);
        if (writing->smooths)
            writing->cursors[i].smoothed = smoothed_values(series, writing->smooth);
        step(&writing->cursors[i]);
        *grows = *grows && series->facts.x_grows;
    }
}

static void write_run(const struct writing *writing, const struct log_run *run)
{
    size_t count = writing->log->metric_count;
    bool grows;

    begin_run(writing, run, &grows);
    if (grows)
        write_rows(writing, run, 0, count);
    for (size_t i = 0; !grows && i < count; i++)
        write_rows(writing, run, i, i + 1);
    for (size_t i = 0; i < count; i++)
        free(writing->cursors[i].smoothed);
}

void log_write(const struct log *log, const struct log_smooth *smooth, const char *recipe,
               FILE *stream)
{
    struct writing writing = {.log = log,
                              .smooth = smooth,
                              .smooths = !log_smooth_is_none(smooth),
                              .bands = log->count && log->runs[0].series[0].counts,
                              .cursors = mem_zeroed(log->metric_count, sizeof *writing.cursors),
                              .stream = stream};

    trajectory_write_recipe(recipe, stream);
    write_header(&writing);
    for (size_t i = 0; i < log->count; i++)
        write_run(&writing, &log->runs[i]);
    free(writing.cursors);
}
