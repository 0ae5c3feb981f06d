#include "report/live_figure.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/folder.h"
#include "base/italic.h"
#include "base/utf8.h"
#include "descent/verdict.h"
#include "kinds/captions.h"
#include "kinds/run_names.h"
#include "picture/formats.h"
#include "report/command_line.h"
#include "report/json.h"
#include "report/live_fields.h"
#include "request/data_list.h"
#include "request/recipe.h"
#include "study/result_points.h"

bool live_can(const struct composed *composed)
{
    const struct spec *spec = composed->picture.study.spec;

    return !spec_has_logs(spec) && !spec->trajectory && !spec->font &&
           (spec->function || spec->data);
}

/* Pages have plain letters where figures have italic ones. */
static void add_label(struct buf *out, const char *name, const char *label)
{
    struct buf plain = BUF_INIT, clean = BUF_INIT;

    italic_add_plain(&plain, label);
    utf8_clean_line(&clean, plain.data);
    json_text(out, name, clean.data);
    buf_release(&plain);
    buf_release(&clean);
}

static void add_run(struct buf *out, const struct study *study, const struct run_names *names,
                    size_t i)
{
    const struct run *run = &study->trajectory.runs[i];
    struct buf name = BUF_INIT, words = BUF_INIT;

    run_names_add(&name, names, i, " ");
    caption_verdict(&words, study, run);
    json_next(out);
    buf_puts(out, "{");
    add_label(out, "name", name.data);
    json_text(out, "verdict", verdict_name(run->verdict.kind));
    add_label(out, "words", words.data);
    buf_puts(out, "}");
    buf_release(&name);
    buf_release(&words);
}

static void add_parameters(struct buf *out, const struct study *study)
{
    json_name(out, "parameters");
    buf_puts(out, "[");
    for (size_t i = 0; i < study->objective.parameters; i++) {
        json_next(out);
        json_string(out, study->objective.names[i]);
    }
    buf_puts(out, "]");
}

static void add_runs(struct buf *out, const struct study *study)
{
    const struct run_names names = run_names_of(&study->trajectory);

    json_name(out, "runs");
    buf_puts(out, "[");
    for (size_t i = 0; objective_is_known(&study->objective) && i < study->trajectory.count; i++)
        add_run(out, study, &names, i);
    buf_puts(out, "]");
}

static void add_axis(struct buf *out, const char *name, const struct axis *axis, int parameter)
{
    json_name(out, name);
    buf_puts(out, "{");
    json_number(out, "low", axis->low);
    json_number(out, "high", axis->high);
    json_number(out, "parameter", parameter < 0 ? NAN : (double)parameter);
    buf_puts(out, "}");
}

static void add_panel(struct buf *out, const struct panel *panel, const int parameters[2])
{
    json_next(out);
    buf_puts(out, "{");
    json_number(out, "left", panel->box.x);
    json_number(out, "top", panel->box.y);
    json_number(out, "width", panel->box.width);
    json_number(out, "height", panel->box.height);
    add_axis(out, "x", &panel->x, parameters[0]);
    add_axis(out, "y", &panel->y, parameters[1]);
    buf_puts(out, "}");
}

static void add_panels(struct buf *out, const struct composed *composed)
{
    const struct figure *figure = &composed->picture.figure;
    int parameters[2];

    json_name(out, "panels");
    buf_puts(out, "[");
    for (size_t i = 0; i < figure->panel_count; i++)
        if (live_panel_parameters(composed, &figure->panels[i], parameters))
            add_panel(out, &figure->panels[i], parameters);
    buf_puts(out, "]");
}

static bool draws_points(const struct kind *kind)
{
    for (size_t i = 0; i < STUDY_RESULTS && kind->needs.results[i]; i++)
        if (kind->needs.results[i] == &result_points)
            return true;
    return false;
}

static void add_takes(struct buf *out, const struct kind *kind)
{
    for (size_t i = 0; i < fields_count; i++)
        if (fields[i].group & kind_groups(kind) & GROUPS_DRAWN) {
            json_next(out);
            json_string(out, fields[i].name);
        }
}

/* A page has the points only of a figure that draws them. */
static void add_kinds(struct buf *out, const struct kind *kind)
{
    json_name(out, "kinds");
    buf_puts(out, "[");
    for (size_t i = 0; i < kinds_count; i++) {
        if (draws_points(kinds[i]) && !draws_points(kind))
            continue;
        json_next(out);
        buf_puts(out, "{");
        json_text(out, "name", kinds[i]->name);
        json_text(out, "summary", kinds[i]->summary);
        json_name(out, "takes");
        buf_puts(out, "[");
        add_takes(out, kinds[i]);
        buf_puts(out, "]");
        buf_puts(out, "}");
    }
    buf_puts(out, "]");
}

/* The line that draws the figure, into a file of its kind's name. */
static void add_command(struct buf *out, const struct picture *picture)
{
    struct texts parts = {0};
    struct buf file = BUF_INIT, line = BUF_INIT;

    buf_printf(&file, "%s.svg", picture->kind->name);
    command_line_add(&parts, picture->kind, picture->study.spec, file.data);
    for (size_t i = 0; i < parts.count; i++)
        buf_printf(&line, "%s%s", i ? " " : "", parts.at[i]);
    json_text(out, "command", line.data);
    texts_release(&parts);
    buf_release(&file);
    buf_release(&line);
}

static int add_drawing(struct buf *out, const struct picture *picture, struct err *err)
{
    struct picture_file file;
    int result = picture_render(picture, "", format_find("svg", NULL), &file, err);

    if (!result)
        json_text(out, "drawing", file.content.data);
    picture_file_release(&file);
    return result;
}

static void add_texts(struct buf *out, const struct picture *picture)
{
    const struct figure *figure = &picture->figure;

    json_text(out, "kind", picture->kind->name);
    json_text(out, "title", figure->title);
    json_text(out, "caption", figure->caption);
    json_text(out, "alt", figure->alt);
    json_number(out, "width", figure->width);
    json_number(out, "height", figure->height);
    json_flag(out, "cells", figure_has_cells(figure));
}

int live_add_figure(struct buf *out, const struct composed *composed, struct err *err)
{
    const struct picture *picture = &composed->picture;
    long last = live_last_state(&picture->study);

    buf_puts(out, "{");
    add_texts(out, picture);
    json_number(out, "states", last < 0 ? NAN : (double)last);
    add_command(out, picture);
    add_parameters(out, &picture->study);
    add_runs(out, &picture->study);
    add_panels(out, composed);
    json_name(out, "fields");
    live_add_fields(out, composed);
    if (add_drawing(out, picture, err))
        return -1;
    buf_puts(out, "}");
    return 0;
}

/* The file of the points: a recipe names one that lies beside it. */
static char *points_path(const struct spec *spec)
{
    return spec->told_by && !spec->points_file
               ? folder_beside(spec->told_by, spec->data)
               : folder_join("", spec->points_file ? spec->points_file : spec->data);
}

static int add_points(struct buf *out, const struct spec *spec, struct err *err)
{
    char *path = points_path(spec);
    struct buf content = BUF_INIT;
    int result = file_read(path, FILE_REGULAR, LIVE_MOST_POINTS, &content, err);

    if (!result) {
        json_name(out, "points");
        buf_puts(out, "{");
        json_text(out, "file", spec_base_name(spec->data));
        json_bytes(out, "bytes", &content);
        buf_puts(out, "}");
    }
    buf_release(&content);
    free(path);
    return result;
}

/* The fields that are given without a value, and those that a reader may set in any kind. */
static void add_names(struct buf *out, const char *name, bool (*is)(const struct field *))
{
    json_name(out, name);
    buf_puts(out, "[");
    for (size_t i = 0; i < fields_count; i++)
        if ((fields[i].group & GROUPS_DRAWN) && is(&fields[i])) {
            json_next(out);
            json_string(out, fields[i].name);
        }
    buf_puts(out, "]");
}

static bool is_flag(const struct field *field)
{
    return field->type == FIELD_FLAG;
}

int live_add_source(struct buf *out, const struct composed *composed, struct err *err)
{
    const struct kind *kind = composed->picture.kind;
    const struct spec *spec = composed->picture.study.spec;
    struct buf recipe = BUF_INIT;
    int result = 0;

    buf_puts(out, "{");
    add_kinds(out, kind);
    add_names(out, "flags", is_flag);
    add_names(out, "settings", live_is_setting);
    if (spec->data) {
        recipe_write(spec, kind->name, GROUP_OBJECTIVE | GROUPS_RECIPE_ONLY, &recipe);
        json_text(out, "recipe", recipe.data);
    }
    if (spec->data && draws_points(kind))
        result = add_points(out, spec, err);
    buf_puts(out, "}");
    buf_release(&recipe);
    return result;
}
