#include "report/summary.h"

#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "figure/words.h"

enum { DIGITS = 6 };

/* How a form writes a row; `widths` are those of the widest cells, in characters. */
typedef void row_writer(const struct table *table, size_t row, const size_t *widths, FILE *stream);

static size_t width_of(const char *text)
{
    size_t width = 0;

    for (; *text; text++)
        width += !utf8_is_continuation(*text);
    return width;
}

static void write_text_row(const struct table *table, size_t row, const size_t *widths,
                           FILE *stream)
{
    for (size_t c = 0; c < table->columns; c++) {
        const char *cell = table_cell(table, row, c);

        fputs(cell, stream);
        if (c + 1 < table->columns)
            fprintf(stream, "%*s", (int)(widths[c] - width_of(cell) + 2), "");
    }
    fputc('\n', stream);
}

/* A cell as RFC 4180 has it: in quotes where it needs them. */
static void write_csv_cell(const char *cell, FILE *stream)
{
    bool quoted = cell[strcspn(cell, ",\"\r\n")] != '\0';

    if (quoted)
        fputc('"', stream);
    for (; *cell; cell++)
        fprintf(stream, *cell == '"' ? "\"\"" : "%c", *cell);
    if (quoted)
        fputc('"', stream);
}

static void write_csv_row(const struct table *table, size_t row, const size_t *widths, FILE *stream)
{
    (void)widths;
    for (size_t c = 0; c < table->columns; c++) {
        fputs(c ? "," : "", stream);
        write_csv_cell(table_cell(table, row, c), stream);
    }
    fputc('\n', stream);
}

static void write_markdown_row(const struct table *table, size_t row, const size_t *widths,
                               FILE *stream)
{
    (void)widths;
    for (size_t c = 0; c < table->columns; c++) {
        fputs("| ", stream);
        for (const char *at = table_cell(table, row, c); *at; at++)
            fprintf(stream, *at == '|' ? "\\|" : "%c", *at);
        fputc(' ', stream);
    }
    fputs("|\n", stream);
    for (size_t c = 0; row == 0 && c < table->columns; c++)
        fputs("| --- ", stream);
    if (row == 0)
        fputs("|\n", stream);
}

static const struct form {
    const char *extension;
    row_writer *write;
    bool exact; /* numbers that read back to the same double */
} forms[] = {
    {"txt", write_text_row, false},
    {"csv", write_csv_row, true},
    {"md", write_markdown_row, false},
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
    return err_set(err, STATUS_USAGE, "--summary: %.200s: write .txt, .csv, .md or -", path);
}

static void add_header(struct table *table, const struct outcomes *outcomes, bool objective)
{
    static const char *const names[] = {"lr", "verdict", "rho", "iterations"};

    if (objective)
        table_add_text(table, "objective");
    for (size_t i = 0; i < sizeof names / sizeof *names; i++)
        table_add_text(table, names[i]);
    table_add_text(table, objective             ? "parameter"
                          : outcomes->count > 0 ? outcomes->at[0].experiment->trajectory.names[0]
                                                : "x");
    table_add_text(table, "loss");
    table_add_text(table, "slope");
}

static void add_number(struct table *table, double value, bool exact)
{
    if (exact)
        table_add_exact(table, value);
    else
        table_add_number(table, value, DIGITS);
}

static void add_objective(struct table *table, const struct experiment *experiment)
{
    struct buf text = BUF_INIT;

    words_experiment(&text, experiment);
    table_add(table, buf_detach(&text));
}

static void add_row(struct table *table, const struct outcome *outcome, bool objective, bool exact)
{
    const struct run *run = outcome->run;
    const struct state *last = &run->states[run->count - 1];

    if (objective)
        add_objective(table, outcome->experiment);
    add_number(table, run->lr, exact);
    table_add_text(table, verdict_name(outcome->verdict.kind));
    if (outcome->verdict.rho > 0)
        add_number(table, outcome->verdict.rho, exact);
    else
        table_add_text(table, exact ? "" : "–");
    table_add_whole(table, run->count - 1);
    add_number(table, last->parameter[0], exact);
    add_number(table, last->loss, exact);
    add_number(table, last->slope[0], exact);
}

struct table summary_table(const struct outcomes *outcomes, bool exact)
{
    bool objective = !outcomes_share_objective(outcomes);
    struct table table = {.columns = objective ? 8 : 7};

    add_header(&table, outcomes, objective);
    for (size_t i = 0; i < outcomes->count; i++)
        add_row(&table, &outcomes->at[i], objective, exact);
    return table;
}

void summary_write(const char *path, const struct outcomes *outcomes, FILE *stream)
{
    const struct form *form = find_form(path);
    struct table table = summary_table(outcomes, form->exact);
    size_t widths[8] = {0};

    for (size_t i = 0; i < table.count; i++)
        if (width_of(table.cells[i]) > widths[i % table.columns])
            widths[i % table.columns] = width_of(table.cells[i]);
    for (size_t row = 0; row <= table_rows(&table); row++)
        form->write(&table, row, widths, stream);
    table_release(&table);
}
