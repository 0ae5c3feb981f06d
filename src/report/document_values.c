#include "report/document_values.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "base/utf8.h"
#include "render/render.h"
#include "report/command_line.h"
#include "report/states.h"
#include "report/steps.h"
#include "report/summary.h"

/* Whether the cell is a number, or stands for one. */
static bool is_number(const char *cell)
{
    static const char *const others[] = {"−", "∞", "–", "undefined"};

    for (size_t i = 0; i < sizeof others / sizeof *others; i++)
        if (!strncmp(cell, others[i], strlen(others[i])))
            return true;
    return *cell >= '0' && *cell <= '9';
}

static bool is_numeric(const struct table *table, size_t column)
{
    for (size_t row = 1; row <= table_rows(table); row++)
        if (!is_number(table_cell(table, row, column)))
            return false;
    return true;
}

static void add_cell(struct value *list, const struct table *table, size_t row, size_t column)
{
    struct value *cell = value_append(list);

    value_add_text(cell, "text", table_cell(table, row, column));
    value_add_flag(cell, "numeric", is_numeric(table, column));
}

static void add_table(struct value *map, const char *name, const struct table *table)
{
    struct value *into = value_add_map(map, name);
    struct value *columns = value_add_list(into, "columns"), *rows = value_add_list(into, "rows");

    for (size_t c = 0; c < table->columns; c++)
        add_cell(columns, table, 0, c);
    for (size_t row = 1; row <= table_rows(table); row++) {
        struct value *cells = value_add_list(value_append(rows), "cells");

        for (size_t c = 0; c < table->columns; c++)
            add_cell(cells, table, row, c);
    }
}

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
    uint32_t known[ROLES + 1];
    size_t count = 0;

    for (size_t role = 0; role <= ROLES; role++) {
        uint32_t from =
            role < ROLES ? theme_paint(light, (enum role)role).colour : light->background;
        uint32_t to = role < ROLES ? theme_paint(dark, (enum role)role).colour : dark->background;
        struct value *map;

        if (is_known(known, count, from))
            continue;
        known[count++] = from;
        map = value_append(list);
        add_hexadecimal(map, "light", from);
        add_hexadecimal(map, "dark", to);
    }
}

/* The picture as an SVG element. */
static int add_drawing(struct value *map, const struct figure *figure, const struct drawn *drawn,
                       struct err *err)
{
    const struct renderer *svg = renderer_find("svg", NULL);
    struct render_request request = {.figure = figure,
                                     .fonts = drawn->picture.fonts,
                                     .svg_font = svg_font_find(drawn->wanted->spec.svg_font),
                                     .scale = 1};
    char *text = NULL;
    size_t length = 0;
    FILE *stream = open_memstream(&text, &length);
    int result;

    if (!stream)
        mem_exhausted();
    result = svg->write(&request, stream, err);
    if (fclose(stream))
        mem_exhausted();
    if (!result)
        value_add_word(map, "drawing", text);
    free(text);
    return result;
}

static int add_step(struct value *map, const struct drawn *drawn, const struct kind_step *step,
                    struct err *err)
{
    struct figure figure;
    int result;

    if (steps_compose(drawn, step, &figure, err))
        return -1;
    value_add_number(map, "state", (double)step->k);
    value_add_text(map, "title", figure.title);
    value_add_text(map, "alt", figure.alt);
    result = add_drawing(map, &figure, drawn, err);
    figure_release(&figure);
    return result;
}

/* The place of a step among the others. */
static void add_place(struct value *map, size_t number, bool last)
{
    value_add_number(map, "number", (double)number);
    value_add_flag(map, "first", number == 1);
    value_add_flag(map, "last", last);
    if (number > 1)
        value_add_number(map, "previous", (double)number - 1);
    if (!last)
        value_add_number(map, "next", (double)number + 1);
}

/* A picture of each panel of a figure that has several. */
static int add_steps(struct value *map, const struct drawn *drawn, struct err *err)
{
    const struct kind *kind = drawn->wanted->kind;
    struct kind_step step, next;
    struct value *list;

    if (!kind->step || !kind->step(&drawn->picture.study, 1, &step))
        return 0;
    list = value_add_list(map, "steps");
    for (size_t i = 0; kind->step(&drawn->picture.study, i, &step); i++) {
        struct value *into = value_append(list);

        add_place(into, i + 1, !kind->step(&drawn->picture.study, i + 1, &next));
        if (add_step(into, drawn, &step, err))
            return -1;
    }
    return 0;
}

static char *file_name(const struct report_figure *figure, const char *format)
{
    struct buf name = BUF_INIT;

    buf_printf(&name, "%s.%s", figure->name, format);
    return buf_detach(&name);
}

static void add_files(struct value *map, const struct report_figure *figure)
{
    static const char *const shown[] = {"svg", "png"};
    struct value *list = value_add_list(map, "files");

    for (size_t i = 0; i < figure->formats.count; i++) {
        char *name = file_name(figure, figure->formats.at[i]);
        struct value *file = value_append(list);

        value_add_word(file, "form", figure->formats.at[i]);
        value_add_word(file, "file", name);
        value_add_word(map, figure->formats.at[i], name);
        free(name);
    }
    for (size_t i = 0; i < 2; i++)
        for (size_t j = 0; j < figure->formats.count; j++)
            if (!strcmp(figure->formats.at[j], shown[i])) {
                char *name = file_name(figure, shown[i]);

                value_add_word(map, "picture", name);
                free(name);
            }
}

static void add_command(struct value *map, const struct drawn *drawn)
{
    const struct report_figure *figure = drawn->wanted;
    char *file = file_name(figure, figure->formats.at[0]);
    struct value *list = value_add_list(map, "parts");
    struct texts parts = {0};
    struct buf command = BUF_INIT;

    command_line_add(&parts, figure->kind, &figure->spec, file);
    for (size_t i = 0; i < parts.count; i++) {
        struct value *part = value_append(list);

        buf_printf(&command, "%s%s", i ? " " : "", parts.at[i]);
        value_add_text(part, "part", parts.at[i]);
        value_add_flag(part, "more", i + 1 < parts.count);
    }
    value_add_text(map, "command", command.data);
    texts_release(&parts);
    buf_release(&command);
    free(file);
}

static int add_figure(struct value *map, const struct drawn *drawn, bool drawings, struct err *err)
{
    const struct figure *figure = &drawn->picture.figure;
    struct table states = states_table(drawn);

    value_add_word(map, "name", drawn->wanted->name);
    value_add_word(map, "kind", drawn->wanted->kind->name);
    value_add_text(map, "title", figure->title);
    value_add_text(map, "caption", figure->caption);
    value_add_text(map, "alt", figure->alt);
    value_add_number(map, "width", figure->width);
    value_add_number(map, "height", figure->height);
    add_files(map, drawn->wanted);
    add_command(map, drawn);
    if (table_rows(&states))
        add_table(map, "states", &states);
    table_release(&states);
    if (!drawings)
        return 0;
    if (add_drawing(map, figure, drawn, err))
        return -1;
    return add_steps(map, drawn, err);
}

/* A figure's own name may have what an id should not. */
static void add_id(struct value *map, size_t number)
{
    char id[32];

    snprintf(id, sizeof id, "figure-%zu", number);
    value_add_word(map, "id", id);
}

static void add_title(struct value *root, const char *title)
{
    struct buf clean = BUF_INIT;

    utf8_clean_label(&clean, title);
    value_add_text(root, "title", clean.data);
    buf_release(&clean);
}

/* Line by line: it may have paragraphs. */
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

static bool all_light(const struct drawn *drawn, size_t count)
{
    for (size_t i = 0; i < count; i++)
        if (strcmp(drawn[i].picture.figure.theme->name, "light"))
            return false;
    return true;
}

int document_values_init(struct document_values *values, const struct report *report,
                         const struct drawn *drawn, size_t count, const struct outcomes *outcomes,
                         bool drawings, struct err *err)
{
    struct table summary = summary_table(outcomes, false);
    struct value *root = values->report = value_new(), *list;

    values->figures = mem_zeroed(count, sizeof *values->figures);
    add_title(root, report->title);
    if (report->description)
        add_description(root, report->description);
    value_add_word(root, "report", report->name);
    value_add_word(root, "generator", "gdplot " GDPLOT_VERSION);
    if (table_rows(&summary))
        add_table(root, "summary", &summary);
    table_release(&summary);
    if (all_light(drawn, count))
        add_dark(root);
    list = value_add_list(root, "figures");
    for (size_t i = 0; i < count; i++) {
        struct value *map = value_append(list);

        values->figures[i] = map;
        value_add_number(map, "number", (double)i + 1);
        add_id(map, i + 1);
        value_add_flag(map, "more", i + 1 < count);
        if (add_figure(map, &drawn[i], drawings, err))
            return -1;
    }
    return 0;
}

void document_values_release(struct document_values *values)
{
    value_free(values->report);
    free(values->figures);
    *values = (struct document_values){0};
}
