#include "cli/summary.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"

enum { COLUMNS = 7, DIGITS = 6 };

struct row {
    char *cells[COLUMNS];
};

/* How a form writes a row; `widths` are those of the widest cells, in characters. */
typedef void row_writer(const struct row *row, const size_t widths[COLUMNS], FILE *stream);

static size_t width_of(const char *text)
{
    size_t width = 0;

    for (; *text; text++)
        width += !utf8_is_continuation(*text);
    return width;
}

static void write_text_row(const struct row *row, const size_t widths[COLUMNS], FILE *stream)
{
    for (int c = 0; c < COLUMNS; c++) {
        fputs(row->cells[c], stream);
        if (c + 1 < COLUMNS)
            fprintf(stream, "%*s", (int)(widths[c] - width_of(row->cells[c]) + 2), "");
    }
    fputc('\n', stream);
}

static void write_csv_row(const struct row *row, const size_t widths[COLUMNS], FILE *stream)
{
    (void)widths;
    for (int c = 0; c < COLUMNS; c++)
        fprintf(stream, "%s%s", c ? "," : "", row->cells[c]);
    fputc('\n', stream);
}

static void write_markdown_row(const struct row *row, const size_t widths[COLUMNS], FILE *stream)
{
    (void)widths;
    for (int c = 0; c < COLUMNS; c++)
        fprintf(stream, "| %s ", row->cells[c]);
    fputs("|\n", stream);
}

static const struct form {
    const char *extension;
    row_writer *write;
    bool exact; /* numbers that read back to the same double */
    bool rule;  /* a rule below the header */
} forms[] = {
    {"txt", write_text_row, false, false},
    {"csv", write_csv_row, true, false},
    {"md", write_markdown_row, false, true},
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

static char *number_cell(double value, bool exact)
{
    struct buf text = BUF_INIT;

    if (exact)
        number_add_exact(&text, value);
    else
        number_add_display(&text, value, DIGITS);
    return buf_detach(&text);
}

static struct row header(const struct trajectory *trajectory)
{
    return (struct row){{mem_text("lr"), mem_text("verdict"), mem_text("rho"),
                         mem_text("iterations"), mem_text(trajectory->names[0]), mem_text("loss"),
                         mem_text("slope")}};
}

static struct row row_of(const struct run *run, double tolerance, bool exact)
{
    const struct state *last = &run->states[run->count - 1];
    struct verdict verdict = verdict_of(run, tolerance);
    char iterations[24];

    snprintf(iterations, sizeof iterations, "%zu", run->count - 1);
    return (struct row){
        {number_cell(run->lr, exact), mem_text(verdict_name(verdict.kind)),
         verdict.rho > 0 ? number_cell(verdict.rho, exact) : mem_text(exact ? "" : "–"),
         mem_text(iterations), number_cell(last->parameter[0], exact),
         number_cell(last->loss, exact), number_cell(last->slope[0], exact)}};
}

void summary_write(const char *path, const struct experiment *experiment, FILE *stream)
{
    const struct form *form = find_form(path);
    size_t count = experiment->trajectory.count + 1;
    struct row *rows = mem_zeroed(count, sizeof *rows);
    size_t widths[COLUMNS] = {0};

    rows[0] = header(&experiment->trajectory);
    for (size_t i = 1; i < count; i++)
        rows[i] =
            row_of(&experiment->trajectory.runs[i - 1], experiment->spec->tolerance, form->exact);
    for (size_t i = 0; i < count; i++)
        for (int c = 0; c < COLUMNS; c++)
            if (width_of(rows[i].cells[c]) > widths[c])
                widths[c] = width_of(rows[i].cells[c]);
    for (size_t i = 0; i < count; i++) {
        form->write(&rows[i], widths, stream);
        if (i == 0 && form->rule)
            fputs("| --- | --- | --- | --- | --- | --- | --- |\n", stream);
        for (int c = 0; c < COLUMNS; c++)
            free(rows[i].cells[c]);
    }
    free(rows);
}
