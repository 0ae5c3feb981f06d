#include "outcome/log_summary.h"

#include <math.h>

#include "study/result_logs.h"

static const char *const headings[] = {"run",        "metric", "x",       "values", "replaced",
                                       "not_finite", "first",  "first_x", "last",   "last_x",
                                       "min",        "min_x",  "max",     "max_x"};

enum { COLUMNS = sizeof headings / sizeof *headings };

static void add_number(struct table *table, double value, bool exact)
{
    if (isnan(value))
        table_add_text(table, exact ? "" : "–");
    else if (exact)
        table_add_exact(table, value);
    else
        table_add_number(table, value, OUTCOME_DIGITS);
}

/* Where a value stands: a step is looked for by all of its digits. */
static void add_place(struct table *table, double x, bool exact)
{
    add_number(table, x, exact || x == floor(x));
}

static void add_row(struct table *table, const struct log_run *run, const struct log_series *series,
                    bool exact)
{
    const struct log_facts facts = series->facts;
    const struct {
        double value, x;
    } told[] = {{facts.first, facts.first_x},
                {facts.last, facts.last_x},
                {facts.low, facts.low_x},
                {facts.high, facts.high_x}};

    table_add_text(table, run->name);
    table_add_text(table, series->metric);
    table_add_text(table, series->x_name);
    table_add_whole(table, facts.count + facts.replaced);
    table_add_whole(table, facts.replaced);
    table_add_whole(table, facts.not_finite);
    for (size_t i = 0; i < sizeof told / sizeof *told; i++) {
        add_number(table, told[i].value, exact);
        add_place(table, told[i].x, exact);
    }
}

/* The rows of a log, but those that another log has given already. */
static void add_log(struct table *table, const struct log *log, bool exact)
{
    size_t before = table_rows(table);

    for (size_t k = 0; k < log->count; k++)
        for (size_t m = 0; m < log->runs[k].count; m++) {
            add_row(table, &log->runs[k], &log->runs[k].series[m], exact);
            table_drop_repeated(table, before);
        }
}

struct table log_summary_table(const struct outcomes *outcomes, bool exact)
{
    struct table table = {.columns = COLUMNS};

    for (size_t i = 0; i < COLUMNS; i++)
        table_add_text(&table, headings[i]);
    for (size_t i = 0; i < outcomes->log_count; i++)
        add_log(&table, study_log(outcomes->logs[i]), exact);
    return table;
}
