#include "report/document_figure.h"

#include <stdlib.h>
#include <string.h>

#include "base/italic.h"
#include "picture/formats.h"
#include "picture/step.h"
#include "report/command_line.h"
#include "report/states_table.h"
#include "report/table_values.h"

/* A figure as an SVG element. */
static int add_drawing(struct value *map, const struct picture *picture, struct err *err)
{
    struct picture_file file;
    int result = picture_render(picture, "", format_find("svg", NULL), &file, err);

    if (!result)
        value_add_word(map, "drawing", file.content.data);
    picture_file_release(&file);
    return result;
}

static int add_step(struct value *map, const struct picture *whole, const struct kind_step *shown,
                    struct err *err)
{
    struct picture_step step;
    int result;

    if (picture_step_make(&step, whole, shown, err))
        return -1;
    value_add_number(map, "state", (double)shown->k);
    value_add_text(map, "title", step.picture.figure.title);
    value_add_text(map, "alt", step.picture.figure.alt);
    result = add_drawing(map, &step.picture, err);
    picture_step_release(&step);
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
static int add_steps(struct value *map, const struct picture *whole, struct err *err)
{
    struct kind_step step, next;
    struct value *list;

    if (!picture_has_steps(whole))
        return 0;
    list = value_add_list(map, "steps");
    for (size_t i = 0; whole->kind->step(&whole->study, i, &step); i++) {
        struct value *into = value_append(list);

        add_place(into, i + 1, !whole->kind->step(&whole->study, i + 1, &next));
        if (add_step(into, whole, &step, err))
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

/* The file that a page shows: SVG rather than PNG. */
static void add_shown(struct value *map, const struct report_figure *figure)
{
    static const char *const shown[] = {"svg", "png"};

    for (size_t i = 0; i < 2; i++)
        if (texts_have(&figure->formats, shown[i])) {
            char *name = file_name(figure, shown[i]);

            value_add_word(map, "picture", name);
            free(name);
            return;
        }
}

static void add_files(struct value *map, const struct report_figure *figure)
{
    struct value *list = value_add_list(map, "files");

    for (size_t i = 0; i < figure->formats.count; i++) {
        char *name = file_name(figure, figure->formats.at[i]);
        struct value *file = value_append(list);

        value_add_word(file, "form", figure->formats.at[i]);
        value_add_word(file, "file", name);
        value_add_word(map, figure->formats.at[i], name);
        free(name);
    }
    add_shown(map, figure);
}

static void add_command(struct value *map, const struct composed *composed)
{
    const struct report_figure *figure = composed->wanted;
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

/* In titles of documents, formulas have plain letters. */
static void add_title(struct value *map, const struct figure *figure)
{
    struct buf formula = BUF_INIT;

    if (figure->formula.text) {
        italic_add_plain(&formula, figure->formula.text);
        value_add_formula(map, "title", figure->title, formula.data, figure->formula.latex);
    } else {
        value_add_text(map, "title", figure->title);
    }
    buf_release(&formula);
}

int document_add_figure(struct value *map, const struct composed *composed, bool drawings,
                        struct err *err)
{
    const struct figure *figure = &composed->picture.figure;
    struct table states = states_table(composed);

    value_add_word(map, "name", composed->wanted->name);
    value_add_word(map, "kind", composed->wanted->kind->name);
    add_title(map, figure);
    value_add_text(map, "caption", figure->caption);
    value_add_text(map, "alt", figure->alt);
    value_add_number(map, "width", figure->width);
    value_add_number(map, "height", figure->height);
    add_files(map, composed->wanted);
    add_command(map, composed);
    if (table_rows(&states))
        table_add_values(map, "states", &states);
    table_release(&states);
    if (!drawings)
        return 0;
    return add_drawing(map, &composed->picture, err) || add_steps(map, &composed->picture, err) ? -1
                                                                                                : 0;
}
