#include "picture/made.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/file.h"
#include "base/foreign.h"
#include "base/mem.h"
#include "picture/formats.h"
#include "render/extract.h"
#include "request/fields.h"
#include "request/recipe.h"
#include "study/result_runs.h"
#include "study/told_files.h"

static int find_kind(struct made *file, const char *command, struct err *err)
{
    if (!*command)
        return err_set(err, STATUS_INPUT, "%s: bad recipe: it names no command", file->path);
    file->kind = kind_find(command);
    file->command = file->kind ? file->kind->name : result_runs.command;
    if (!strcmp(command, file->command))
        return 0;
    return err_set(err, STATUS_INPUT,
                   "%s: its recipe is of the command '%.40s', which is not known; a newer gdplot "
                   "wrote it",
                   file->path, command);
}

/* Lets each format, of those with rows or of all others, look for a recipe in the content as in its
 * own files; returns the one that finds it, or NULL. */
static const struct format *find_format(const struct buf *content, bool rows, struct buf *recipe)
{
    const struct format *format;

    for (size_t i = 0; (format = format_at(i)); i++)
        if (format->read && !(format->traits & FORMAT_ROWS) == !rows &&
            format->read(content, recipe))
            return format;
    return NULL;
}

static int fail_without(const char *path, const struct buf *content, struct err *err)
{
    if (foreign_refuse_packed(path, content->data, content->length, NULL, err))
        return -1;
    return err_set(err, STATUS_INPUT, "%s: no recipe in it; is it a figure that gdplot made?",
                   path);
}

/* A trajectory may be far larger than any figure, but begins with its recipe: that is looked for in
 * the beginning of the file, and the rest is read only where it is not there. */
static int find_in(FILE *stream, const char *path, struct buf *content, struct buf *recipe,
                   const struct format **format, struct err *err)
{
    if (file_read_start(stream, path, RECIPE_LONGEST, content, err))
        return -1;
    *format = find_format(content, true, recipe);
    if (*format)
        return 0;
    if (file_read_stream(stream, path, RENDER_LARGEST_FILE, content, err))
        return -1;
    *format = find_format(content, false, recipe);
    return 0;
}

int made_find(const char *path, struct buf *recipe, const struct format **format, struct err *err)
{
    struct buf content = BUF_INIT;
    FILE *stream = file_open_or_stdin(path, FILE_REGULAR, err);
    int result;

    *format = NULL;
    if (!stream)
        return -1;
    result = find_in(stream, stream == stdin ? "stdin" : path, &content, recipe, format, err);
    file_close(stream);
    if (!result && !*format)
        result = fail_without(path, &content, err);
    buf_release(&content);
    return result;
}

int made_open(struct made *file, const char *path, struct err *err)
{
    char *command;
    int result;

    *file = (struct made){.path = path, .recipe = BUF_INIT};
    if (made_find(path, &file->recipe, &file->format, err))
        return -1;
    command = recipe_command(file->recipe.data);
    result = find_kind(file, command ? command : "", err);
    free(command);
    return result;
}

void made_release(struct made *file)
{
    buf_release(&file->recipe);
}

/* The groups of fields that the figure, or the trajectory, takes. */
static unsigned groups_of(const struct made *file)
{
    return file->kind ? kind_groups(file->kind) : GROUPS_TRAIN;
}

/* --data says where the logs are, which the recipe knows by their SHA-256. */
static bool is_place(const struct spec *spec, const struct field *field)
{
    return spec->logs && (field->traits & TRAIT_DATA_SET);
}

/* A figure that shows something else is not called as it was. */
static void drop_name(struct spec *spec, const struct field *changed)
{
    if (!(changed->group & GROUPS_DRAWN) || changed->group == GROUP_FIGURE)
        return;
    free(spec->called);
    spec->called = NULL;
    spec->given[field_find("called", GROUP_CALLED) - fields] = false;
}

static int overlay(const struct made *file, const struct spec *typed, struct spec *spec,
                   struct err *err)
{
    unsigned groups = groups_of(file);

    for (size_t i = 0; i < fields_count; i++) {
        if (!typed->given[i] || (fields[i].group & (GROUP_REDO | GROUP_COMMON)) ||
            is_place(spec, &fields[i]))
            continue;
        if (!(fields[i].group & groups))
            return err_set(err, STATUS_USAGE, "--%s: %s is a %s, which does not take it",
                           fields[i].name, file->path,
                           file->kind ? file->kind->name : "trajectory");
        if (fields[i].type != FIELD_TEXTS)
            field_copy(spec, typed, &fields[i]);
        drop_name(spec, &fields[i]);
    }
    for (size_t i = 0; i < typed->data_files.count; i++)
        texts_add(&spec->data_files, typed->data_files.at[i]);
    for (size_t i = 0; i < typed->data_lists.count; i++)
        texts_add(&spec->data_lists, typed->data_lists.at[i]);
    for (size_t i = 0; i < typed->summaries.count; i++)
        texts_add(&spec->summaries, typed->summaries.at[i]);
    spec->quiet = typed->quiet;
    return 0;
}

/* What stays of the recipe's objective when another data set is given: how data are read, and the
 * bias. */
static int keep_model(const struct made *file, struct spec *spec, struct err *err)
{
    struct spec recipe;
    int result;

    spec_init(&recipe);
    result = recipe_read(&recipe, GROUP_OBJECTIVE, file->recipe.data, file->path, err);
    for (size_t i = 0; !result && i < fields_count; i++)
        if ((fields[i].group & GROUP_OBJECTIVE) && !(fields[i].traits & TRAIT_OBJECTIVE))
            field_copy(spec, &recipe, &fields[i]);
    spec_release(&recipe);
    return result;
}

/* The recipe has the sums of the rows that were read; others cannot be made from them. */
static int check_sums(const struct spec *typed, struct err *err)
{
    for (size_t i = 0; i < fields_count; i++)
        if (typed->given[i] && (fields[i].group & GROUP_DATA))
            return err_set(err, STATUS_USAGE,
                           "--%s: the recipe has the sums of its columns alone; give --data, too",
                           fields[i].name);
    return 0;
}

/* The spec of a figure of logs. */
static int spec_of_logs(const struct made *file, const struct spec *typed, struct spec *spec,
                        struct err *err)
{
    if (recipe_read(spec, GROUPS_RECIPE, file->recipe.data, file->path, err))
        return -1;
    spec->told_by = mem_text(file->path);
    if (typed && typed->data)
        spec->points_file = mem_text(typed->data);
    return typed ? overlay(file, typed, spec, err) : 0;
}

int made_spec(const struct made *file, const struct spec *typed, struct spec *spec, struct err *err)
{
    bool other = typed && (spec_given(typed, &typed->function) || spec_given(typed, &typed->data));
    unsigned groups = GROUPS_RECIPE;

    spec_init(spec);
    if (file->kind && file->kind->of_logs && strstr(file->recipe.data, "\nlogs: "))
        return spec_of_logs(file, typed, spec, err);
    if (other)
        groups &= ~(unsigned)(GROUP_OBJECTIVE | GROUPS_RECIPE_ONLY);
    if (recipe_read(spec, groups, file->recipe.data, file->path, err) ||
        (other && typed->data && keep_model(file, spec, err)))
        return -1;
    if (!other && spec->data)
        spec->told_by = mem_text(file->path);
    if (!other && !spec->function && !spec->data)
        return err_set(err, STATUS_INPUT,
                       "%s: its recipe names no objective; it was drawn from a trajectory without "
                       "one",
                       file->path);
    if (typed && !other && check_sums(typed, err))
        return -1;
    return typed ? overlay(file, typed, spec, err) : 0;
}

int made_trust(const struct made *file, const struct spec *typed, const struct spec *spec,
               const struct format *format, struct err *err)
{
    if (!spec->template || typed->template || !format || !(format->traits & FORMAT_GNUPLOT))
        return 0;
    return err_set(err, STATUS_INPUT,
                   "%s: its recipe names the template %s, which is not read; give --template %s if "
                   "you trust it",
                   file->path, spec->template, spec->template);
}

int made_place_font(const struct made *file, const struct spec *typed, struct spec *spec,
                    struct err *err)
{
    char *path;

    if (!spec->font || typed->font)
        return 0;
    path = told_file(file->path, spec->font, "--font FILE", err);
    if (!path)
        return -1;
    free(spec->font);
    spec->font = path;
    return 0;
}

/* The field of a recipe whose name a message begins with, "lr: ..." or "function:1:3: ...", or
 * NULL.
 */
static const struct field *field_blamed(const char *message)
{
    char name[64];

    snprintf(name, sizeof name, "%.*s", (int)strcspn(message, " :"), message);
    return field_find(name, GROUPS_RECIPE);
}

static bool gives(const struct spec *typed, unsigned groups)
{
    for (size_t i = 0; i < fields_count; i++)
        if (typed->given[i] && (fields[i].group & groups))
            return true;
    return false;
}

static bool can_be_blamed(const struct spec *typed, const struct err *err)
{
    return err->status != STATUS_OK && err->status != STATUS_FAILED &&
           !gives(typed, GROUPS_TRAINED);
}

static void blame(const struct made *file, const char *message, struct err *err)
{
    struct err blamed = {0};

    err_set(&blamed, STATUS_INPUT, "%s: recipe: %s", file->path, message);
    err->status = blamed.status;
    memcpy(err->message, blamed.message, sizeof err->message);
    *err->detail = '\0';
}

void made_blame_value(const struct made *file, const struct spec *typed, struct err *err)
{
    const char *message = err->message + (strncmp(err->message, "--", 2) ? 0 : 2);
    const struct field *field = field_blamed(message);

    if (can_be_blamed(typed, err) && field && !typed->given[field - fields])
        blame(file, message, err);
}

void made_blame(const struct made *file, const struct spec *typed, struct err *err)
{
    bool of_option = *err->message == '-';

    made_blame_value(file, typed, err);
    if (can_be_blamed(typed, err) && err->status == STATUS_USAGE && !of_option &&
        !gives(typed, GROUPS_RECIPE))
        blame(file, err->message, err);
}
