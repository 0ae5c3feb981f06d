#include "report/document_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "base/utf8.h"
#include "outcome/summary.h"
#include "report/live_program.h"
#include "report/table_values.h"

static void add_hexadecimal(struct value *map, const char *name, uint32_t colour)
{
    char text[8];

    snprintf(text, sizeof text, "%06x", (unsigned)colour);
    value_add_word(map, name, text);
}

static bool is_known(const uint32_t *colours, size_t count, uint32_t colour)
{
    for (size_t i = 0; i < count; i++)
        if (colours[i] == colour)
            return true;
    return false;
}

/* Each colour of the light theme, and what the dark one has in its place. */
static void add_dark(struct value *root)
{
    const struct theme *light = theme_find("light"), *dark = theme_find("dark");
    struct value *list = value_add_list(root, "dark");
    uint32_t known[ROLES]; /* the background is ROLE_BLANK's */
    size_t count = 0;

    for (size_t role = 0; role < ROLES; role++) {
        uint32_t from = theme_paint(light, (enum role)role).colour;
        uint32_t to = theme_paint(dark, (enum role)role).colour;
        struct value *map;

        if (is_known(known, count, from))
            continue;
        known[count++] = from;
        map = value_append(list);
        add_hexadecimal(map, "light", from);
        add_hexadecimal(map, "dark", to);
    }
}

static void add_title(struct value *root, const char *title)
{
    struct buf clean = BUF_INIT;

    utf8_clean_label(&clean, title);
    value_add_text(root, "title", clean.data);
    buf_release(&clean);
}

/* The description may have paragraphs: its lines are cleaned one by one. */
static void add_description(struct value *root, const char *description)
{
    struct buf clean = BUF_INIT;
    char *lines = mem_text(description), *line = lines;

    while (line) {
        char *end = strchr(line, '\n');

        if (end)
            *end++ = '\0';
        utf8_clean_line(&clean, line);
        buf_puts(&clean, end ? "\n" : "");
        line = end;
    }
    value_add_text(root, "description", clean.data);
    buf_release(&clean);
    free(lines);
}

static bool all_light(const struct composed *composed, size_t count)
{
    const struct theme *light = theme_find("light");

    for (size_t i = 0; i < count; i++)
        if (composed[i].picture.figure.theme != light)
            return false;
    return true;
}

/* The id is made of the figure's number: its name may have characters that an id may not. */
static void add_figure(struct value *map, size_t number, size_t count,
                       const struct composed *composed, struct states_seen *seen)
{
    char id[32];

    snprintf(id, sizeof id, "figure-%zu", number);
    value_add_number(map, "number", (double)number);
    value_add_word(map, "id", id);
    value_add_flag(map, "more", number < count);
    document_add_figure(map, composed, number, seen);
}

/* Whether any figure is of a descent of our own, which has slopes and verdicts. */
static bool any_descent(const struct composed *composed, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (!spec_has_logs(&composed[i].wanted->spec))
            return true;
    return false;
}

static void add_figures(struct document_values *values, const struct composed *composed,
                        size_t count)
{
    struct value *list = value_add_list(values->report, "figures");
    struct states_seen seen = {0};

    for (size_t i = 0; i < count; i++) {
        values->figures[i] = value_append(list);
        add_figure(values->figures[i], i + 1, count, &composed[i], &seen);
    }
    states_seen_release(&seen);
}

void document_values_init(struct document_values *values, const struct report *report,
                          const struct composed *composed, size_t count,
                          const struct outcomes *outcomes, const struct report_files *files)
{
    struct table summary = summary_table_of_all(outcomes, false);
    struct value *root = values->report = value_new();

    values->figures = mem_zeroed(count, sizeof *values->figures);
    values->needs = (struct document_needs){files->drawings, all_light(composed, count),
                                            files->paper, files->live};
    add_title(root, report->title);
    if (report->description)
        add_description(root, report->description);
    value_add_word(root, "report", report->name);
    value_add_word(root, "generator", "gdplot " GDPLOT_VERSION);
    if (table_rows(&summary))
        table_add_values(root, "summary", &summary);
    table_release(&summary);
    value_add_flag(root, "descent", any_descent(composed, count));
    if (values->needs.light)
        add_dark(root);
    value_add_flag(root, "live", values->needs.live);
    add_figures(values, composed, count);
}

/* What the threads that draw share. */
struct drawing {
    const struct document_values *values;
    const struct composed *composed;
    struct err *problems; /* of each figure */
};

static void draw_one(void *context, size_t i)
{
    const struct drawing *drawing = context;

    document_draw_figure(drawing->values->figures[i], &drawing->composed[i],
                         &drawing->values->needs, &drawing->problems[i]);
}

static void take(struct err *err, const struct err *problem)
{
    err_warn_too(err, problem);
    if (problem->status != STATUS_OK)
        err_set(err, problem->status, "%s", problem->message);
    memcpy(err->detail, problem->detail, sizeof err->detail);
}

int document_values_draw(struct document_values *values, const struct composed *composed,
                         size_t count, long jobs, struct err *err)
{
    struct drawing drawing = {values, composed, NULL};

    if (values->needs.live && live_program_add_values(values->report, err))
        return -1;
    drawing.problems = mem_zeroed(count, sizeof *drawing.problems);
    parallel_run(count, jobs, draw_one, &drawing, NULL);
    for (size_t i = 0; i < count && err->status == STATUS_OK; i++)
        take(err, &drawing.problems[i]);
    free(drawing.problems);
    return err->status == STATUS_OK ? 0 : -1;
}

void document_values_release(struct document_values *values)
{
    value_free(values->report);
    free(values->figures);
    *values = (struct document_values){0};
}
