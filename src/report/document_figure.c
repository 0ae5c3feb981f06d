#include "report/document_figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/italic.h"
#include "base/mem.h"
#include "picture/output.h"
#include "report/command_line.h"
#include "report/document_drawing.h"
#include "report/drawing_values.h"
#include "report/live_figure.h"
#include "report/states_table.h"
#include "report/table_values.h"

#define PAPER_MOST 9999.0 /* pixels: LaTeX knows no length of 16384 points */

static char *file_name(const struct report_figure *figure, const char *format)
{
    struct buf name = BUF_INIT;

    buf_printf(&name, "%s.%s", figure->name, format);
    return buf_detach(&name);
}

/* The file that a page shows: what moves, if that was asked for, else SVG rather than PNG. */
static void add_shown(struct value *map, const struct report_figure *figure)
{
    static const char *const shown[] = {"webp", "apng", "gif", "svg", "png"};

    for (size_t i = 0; i < sizeof shown / sizeof *shown; i++)
        if (texts_have(&figure->formats, shown[i])) {
            char *name = file_name(figure, shown[i]);

            value_add_word(map, "picture", name);
            if (output_format_as(&figure->spec, shown[i])->traits & FORMAT_MOVES)
                value_add_word(map, "moving", name);
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
static void add_title(struct value *map, const struct composed *composed)
{
    const struct figure *figure = &composed->picture.figure;
    struct buf formula = BUF_INIT;

    if (figure->formula.text) {
        italic_add_plain(&formula, figure->formula.text);
        value_add_formula(map, "title", composed->title, formula.data, figure->formula.latex);
    } else {
        value_add_text(map, "title", composed->title);
    }
    buf_release(&formula);
}

/* The drawing of a page of paper, of which the document has a file of its own. */
static int add_paper(struct value *map, const struct composed *composed, struct err *err)
{
    const struct document_page page = {.is = DOCUMENT_PAPER};
    struct picture_variant drawing;
    bool complete;
    int result =
        document_drawing_make(&drawing, &composed->picture, composed->title, &page, &complete, err);

    if (!result) {
        const struct figure *figure = &drawing.picture.figure;
        double least = figure_least_text(figure);

        value_add_number(map, "paper_width", fmin(figure->width, PAPER_MOST));
        value_add_number(
            map, "paper_least",
            least > 0 ? fmin(ceil(figure->width * DOCUMENT_LEAST_PAPER_TEXT / least), PAPER_MOST)
                      : 0);
    }
    picture_variant_release(&drawing);
    return result;
}

/* The figures before this one that have states of it. */
static void add_elsewhere(struct value *map, const bool *elsewhere, size_t number)
{
    struct value *list = value_add_list(map, "elsewhere"), *last = NULL;

    for (size_t i = 1; i < number; i++) {
        if (!elsewhere[i])
            continue;
        if (last)
            value_add_flag(last, "more", true);
        last = value_append(list);
        value_add_number(last, "figure", (double)i);
    }
    if (last)
        value_add_flag(last, "more", false);
    value_add_flag(map, "others", last != NULL);
}

static void add_states(struct value *map, const struct composed *composed, size_t number,
                       struct states_seen *seen)
{
    bool *elsewhere = mem_zeroed(number + 1, sizeof *elsewhere);
    struct table states = states_table(composed, number, seen, elsewhere);

    if (table_rows(&states))
        table_add_values(map, "states", &states);
    add_elsewhere(map, elsewhere, number);
    table_release(&states);
    free(elsewhere);
}

void document_add_figure(struct value *map, const struct composed *composed, size_t number,
                         struct states_seen *seen)
{
    const struct figure *figure = &composed->picture.figure;

    value_add_word(map, "name", composed->wanted->name);
    value_add_word(map, "kind", composed->wanted->kind->name);
    add_title(map, composed);
    value_add_text(map, "caption", figure->caption);
    value_add_text(map, "alt", figure->alt);
    value_add_number(map, "width", figure->width);
    value_add_number(map, "height", figure->height);
    add_files(map, composed->wanted);
    add_command(map, composed);
    add_states(map, composed, number, seen);
}

/* What a live figure is drawn from, and its settings. */
static int add_live(struct value *map, const struct composed *composed, struct err *err)
{
    struct buf settings = BUF_INIT, source = BUF_INIT;
    int result = 0;

    if (live_can(composed))
        result =
            live_add_figure(&settings, composed, err) || live_add_source(&source, composed, err)
                ? -1
                : 0;
    value_add_word(map, "settings", settings.data);
    value_add_word(map, "source", source.data);
    buf_release(&settings);
    buf_release(&source);
    return result;
}

int document_draw_figure(struct value *map, const struct composed *composed,
                         const struct document_needs *needs, struct err *err)
{
    if ((needs->paper && add_paper(map, composed, err)) ||
        (needs->live && add_live(map, composed, err)))
        return -1;
    if (!needs->drawings)
        return 0;
    return drawings_add_values(map, &composed->picture, composed->title, needs->light, err) ||
                   steps_add_values(map, &composed->picture, err)
               ? -1
               : 0;
}
