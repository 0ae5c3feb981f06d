#include "outcome/summary.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/csv.h"
#include "base/utf8.h"
#include "outcome/badge.h"
#include "outcome/junit.h"
#include "outcome/log_summary.h"
#include "template/escape.h"

/* The bytes of a Markdown table: CI services show 1 MiB at most. */
enum { MARKDOWN_MOST = 1000000, MOST_COLUMNS = 14 };

/* Appends a row as one format writes it; `widths` are those of each column's widest cell, in
 * characters. */
typedef void row_adder(const struct table *table, size_t row, const size_t *widths,
                       struct buf *out);

static size_t width_of(const char *text)
{
    size_t width = 0;

    for (; *text; text++)
        width += !utf8_is_continuation(*text);
    return width;
}

static void add_text_row(const struct table *table, size_t row, const size_t *widths,
                         struct buf *out)
{
    for (size_t c = 0; c < table->columns; c++) {
        const char *cell = table_cell(table, row, c);

        buf_puts(out, cell);
        if (c + 1 < table->columns)
            buf_printf(out, "%*s", (int)(widths[c] - width_of(cell) + 2), "");
    }
    buf_puts(out, "\n");
}

static void add_csv_row(const struct table *table, size_t row, const size_t *widths,
                        struct buf *out)
{
    (void)widths;
    for (size_t c = 0; c < table->columns; c++) {
        buf_puts(out, c ? "," : "");
        csv_add_cell(out, table_cell(table, row, c));
    }
    buf_puts(out, "\n");
}

static void add_markdown_row(const struct table *table, size_t row, const size_t *widths,
                             struct buf *out)
{
    (void)widths;
    for (size_t c = 0; c < table->columns; c++) {
        buf_puts(out, "| ");
        escape_markdown(out, table_cell(table, row, c));
        buf_puts(out, " ");
    }
    buf_puts(out, "|\n");
    for (size_t c = 0; row == 0 && c < table->columns; c++)
        buf_puts(out, "| --- ");
    if (row == 0)
        buf_puts(out, "|\n");
}

struct summary_format;

typedef void format_writer(const struct summary_format *format,
                           const struct expectations *expectations, FILE *stream);

static format_writer write_table, write_junit, write_badge;

static const struct summary_format {
    const char *extension;
    format_writer *write;
    row_adder *add_row; /* of a table */
    bool exact;         /* numbers that read back to the same double */
    bool printed;       /* read in a terminal or a log, as it stands */
    size_t most;        /* bytes of rows; 0: any number */
    const char *end;    /* behind all of it; NULL: nothing */
} formats[] = {
    {.extension = "txt", .write = write_table, .add_row = add_text_row, .printed = true},
    {.extension = "csv", .write = write_table, .add_row = add_csv_row, .exact = true},
    {
        .extension = "md",
        .write = write_table,
        .add_row = add_markdown_row,
        .most = MARKDOWN_MOST,
        .end = "\n", /* what another program appends must not become a part of the table */
    },
    {.extension = "xml", .write = write_junit},
    {.extension = "svg", .write = write_badge},
};

enum { FORMATS = sizeof formats / sizeof *formats };

static const struct summary_format *find_format(const char *path)
{
    const char *dot = strrchr(path, '.');

    if (!strcmp(path, "-"))
        return &formats[0];
    for (size_t i = 0; dot && i < FORMATS; i++)
        if (!strcasecmp(formats[i].extension, dot + 1))
            return &formats[i];
    return NULL;
}

int summary_check(const char *path, struct err *err)
{
    if (find_format(path))
        return 0;
    return err_set(err, STATUS_USAGE, "--summary: %.200s: write .txt, .csv, .md, .xml, .svg or -",
                   path);
}

static void measure(const struct table *table, size_t *widths)
{
    for (size_t i = 0; i < table->count; i++)
        if (width_of(table->cells[i]) > widths[i % table->columns])
            widths[i % table->columns] = width_of(table->cells[i]);
}

/* Writes the header and as many whole rows as the format has room for; returns how many rows. */
static size_t write_rows(const struct summary_format *format, const struct table *table,
                         FILE *stream)
{
    size_t widths[MOST_COLUMNS] = {0}, written = 0, row;
    struct buf line = BUF_INIT;

    measure(table, widths);
    for (row = 0; row <= table_rows(table); row++) {
        buf_clear(&line);
        format->add_row(table, row, widths, &line);
        written += line.length;
        if (format->most && written > format->most)
            break;
        fwrite(line.data, 1, line.length, stream);
    }
    buf_release(&line);
    return row - 1;
}

struct table summary_table_of_all(const struct outcomes *outcomes, bool exact)
{
    return outcomes->count || !outcomes->log_count ? summary_table(outcomes, exact)
                                                   : log_summary_table(outcomes, exact);
}

static void write_table(const struct summary_format *format,
                        const struct expectations *expectations, FILE *stream)
{
    struct table table = summary_table_of_all(expectations->outcomes, format->exact);
    size_t rows = table_rows(&table), written;

    if (format->printed)
        table_make_printable(&table);
    written = write_rows(format, &table, stream);
    if (written < rows)
        fprintf(stream, "\nLeft off: %zu of %zu runs; a .csv summary has them all.\n",
                rows - written, rows);
    fputs(format->end ? format->end : "", stream);
    table_release(&table);
}

static void write_junit(const struct summary_format *format,
                        const struct expectations *expectations, FILE *stream)
{
    (void)format;
    junit_write(expectations, stream);
}

static void write_badge(const struct summary_format *format,
                        const struct expectations *expectations, FILE *stream)
{
    (void)format;
    badge_write(expectations, stream);
}

void summary_write(const char *path, const struct expectations *expectations, FILE *stream)
{
    const struct summary_format *format = find_format(path);

    format->write(format, expectations, stream);
}
