#include "report/summary.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/number.h"
#include "base/utf8.h"
#include "report/junit.h"
#include "template/escape.h"

/* The bytes of a Markdown table: CI services show 1 MiB at most. */
enum { MARKDOWN_MOST = 1000000, MOST_COLUMNS = 11 };

/* How a table's form has a row; `widths` are those of the widest cells, in characters. */
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

/* A cell as RFC 4180 has it: in quotes where it needs them. */
static void add_csv_cell(const char *cell, struct buf *out)
{
    bool quoted = cell[strcspn(cell, ",\"\r\n")] != '\0';

    if (quoted)
        buf_puts(out, "\"");
    for (; *cell; cell++)
        buf_add(out, *cell == '"' ? "\"\"" : cell, *cell == '"' ? 2 : 1);
    if (quoted)
        buf_puts(out, "\"");
}

static void add_csv_row(const struct table *table, size_t row, const size_t *widths,
                        struct buf *out)
{
    (void)widths;
    for (size_t c = 0; c < table->columns; c++) {
        buf_puts(out, c ? "," : "");
        add_csv_cell(table_cell(table, row, c), out);
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

struct form;

typedef void form_writer(const struct form *form, const struct expectations *expectations,
                         FILE *stream);

static form_writer write_table, write_junit;

static const struct form {
    const char *extension;
    form_writer *write;
    row_adder *add_row; /* of a table */
    bool exact;         /* numbers that read back to the same double */
    bool printed;       /* read in a terminal or a log, as it stands */
    size_t most;        /* bytes of rows; 0: any number */
    const char *end;    /* behind all of it */
} forms[] = {
    {"txt", write_table, add_text_row, false, true, 0, ""},
    {"csv", write_table, add_csv_row, true, false, 0, ""},
    /* What another program appends must not become a part of the table. */
    {"md", write_table, add_markdown_row, false, false, MARKDOWN_MOST, "\n"},
    {"xml", write_junit, NULL, false, false, 0, ""},
};

enum { FORMS = sizeof forms / sizeof *forms };

static const struct form *find_form(const char *path)
{
    const char *dot = strrchr(path, '.');

    if (!strcmp(path, "-"))
        return &forms[0];
    for (size_t i = 0; dot && i < FORMS; i++)
        if (!strcasecmp(forms[i].extension, dot + 1))
            return &forms[i];
    return NULL;
}

int summary_check(const char *path, struct err *err)
{
    if (find_form(path))
        return 0;
    return err_set(err, STATUS_USAGE, "--summary: %.200s: write .txt, .csv, .md, .xml or -", path);
}

/* How many parameters have columns of their own: none where there are several objectives. */
static size_t own_columns(const struct outcomes *outcomes)
{
    return !outcomes_share_objective(outcomes) ? 0
           : outcomes->count                   ? outcomes->at[0].experiment->trajectory.parameters
                                               : 1;
}

/* Whether a column tells which runs were trained on standardised columns: where any was. */
static bool tells_normalised(const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->at[i].run->normalised)
            return true;
    return false;
}

/* Whether a column tells where the runs begin: where some differ in nothing else. */
static bool tells_start(const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (outcomes->at[i].tells_start)
            return true;
    return false;
}

static void add_header(struct table *table, const struct outcomes *outcomes)
{
    static const char *const names[] = {"verdict", "rho", "iterations"};
    size_t own = own_columns(outcomes);

    if (!own)
        table_add_text(table, "objective");
    table_add_text(table, "lr");
    if (tells_normalised(outcomes))
        table_add_text(table, "normalised");
    if (tells_start(outcomes))
        table_add_text(table, "start");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table_add_text(table, names[i]);
    if (!own)
        table_add_text(table, "parameter");
    for (size_t i = 0; i < own; i++)
        table_add_text(table,
                       outcomes->count ? outcomes->at[0].experiment->trajectory.names[i] : "x");
    table_add_text(table, "loss");
    if (own < 2)
        table_add_text(table, "slope");
    for (size_t i = 0; own == 2 && i < own; i++)
        table_add(table, table_slope_name(outcomes->at[0].experiment->trajectory.names[i]));
}

static void add_number(struct table *table, double value, bool exact)
{
    if (exact)
        table_add_exact(table, value);
    else
        table_add_number(table, value, OUTCOME_DIGITS);
}

static void add_objective(struct table *table, const struct outcome *outcome)
{
    struct buf text = BUF_INIT;

    outcome_add_objective(&text, outcome);
    table_add(table, buf_detach(&text));
}

/* The values of all parameters: in columns of their own, or in one. */
static void add_values(struct table *table, const double *values, size_t count, bool own,
                       bool exact)
{
    struct buf joined = BUF_INIT;

    for (size_t i = 0; own && i < count; i++)
        add_number(table, values[i], exact);
    for (size_t i = 0; !own && i < count; i++) {
        buf_puts(&joined, i ? exact ? " " : ", " : "");
        if (exact)
            number_add_exact(&joined, values[i]);
        else
            number_add_display(&joined, values[i], OUTCOME_DIGITS);
    }
    if (own)
        buf_release(&joined);
    else
        table_add(table, buf_detach(&joined));
}

static void add_row(struct table *table, const struct outcome *outcome, bool objective,
                    bool normalised, bool start, bool exact)
{
    size_t parameters = outcome->experiment->trajectory.parameters;
    const struct run *run = outcome->run;
    const struct state last = run_last_state(run);

    if (objective)
        add_objective(table, outcome);
    add_number(table, run->lr, exact);
    if (normalised)
        table_add_text(table, run->normalised ? "yes" : "no");
    if (start)
        add_values(table, run_state(run, 0).parameter, parameters, false, exact);
    table_add_text(table, verdict_name(outcome->verdict.kind));
    if (outcome->verdict.rho > 0)
        add_number(table, outcome->verdict.rho, exact);
    else
        table_add_text(table, exact ? "" : "–");
    table_add_whole(table, run_updates(run));
    add_values(table, last.parameter, parameters, !objective, exact);
    add_number(table, last.loss, exact);
    add_values(table, last.slope, parameters, !objective, exact);
}

struct table summary_table(const struct outcomes *outcomes, bool exact)
{
    size_t own = own_columns(outcomes);
    bool normalised = tells_normalised(outcomes), start = tells_start(outcomes);
    struct table table = {.columns = (own ? 5 + 2 * own : 8) + normalised + start};

    add_header(&table, outcomes);
    for (size_t i = 0; i < outcomes->count; i++)
        add_row(&table, &outcomes->at[i], !own, normalised, start, exact);
    return table;
}

static void measure(const struct table *table, size_t *widths)
{
    for (size_t i = 0; i < table->count; i++)
        if (width_of(table->cells[i]) > widths[i % table->columns])
            widths[i % table->columns] = width_of(table->cells[i]);
}

/* Writes the header and as many whole rows as the form has room for; returns how many rows. */
static size_t write_rows(const struct form *form, const struct table *table, FILE *stream)
{
    size_t widths[MOST_COLUMNS] = {0}, written = 0, row;
    struct buf line = BUF_INIT;

    measure(table, widths);
    for (row = 0; row <= table_rows(table); row++) {
        buf_clear(&line);
        form->add_row(table, row, widths, &line);
        written += line.length;
        if (form->most && written > form->most)
            break;
        fwrite(line.data, 1, line.length, stream);
    }
    buf_release(&line);
    return row - 1;
}

static void write_table(const struct form *form, const struct expectations *expectations,
                        FILE *stream)
{
    struct table table = summary_table(expectations->outcomes, form->exact);
    size_t rows = table_rows(&table), written;

    if (form->printed)
        table_make_printable(&table);
    written = write_rows(form, &table, stream);
    if (written < rows)
        fprintf(stream, "\nLeft off: %zu of %zu runs; a .csv summary has them all.\n",
                rows - written, rows);
    fputs(form->end, stream);
    table_release(&table);
}

static void write_junit(const struct form *form, const struct expectations *expectations,
                        FILE *stream)
{
    (void)form;
    junit_write(expectations, stream);
}

void summary_write(const char *path, const struct expectations *expectations, FILE *stream)
{
    const struct form *form = find_form(path);

    form->write(form, expectations, stream);
}
