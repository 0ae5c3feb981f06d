/* A figure once more, from the recipe inside it; or whether it is what its recipe gives. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/printable.h"
#include "base/progress.h"
#include "cli/command.h"
#include "cli/redo_check.h"
#include "picture/apart.h"
#include "picture/made.h"
#include "picture/made_folder.h"
#include "picture/output.h"
#include "request/fields.h"

static void copy_outputs(struct spec *spec, const struct spec *typed)
{
    for (size_t i = 0; i < typed->outputs.count; i++)
        texts_add(&spec->outputs, typed->outputs.at[i]);
}

/* Without -o the file itself is written anew, in the format it has. */
static void default_output(const struct made *file, struct spec *spec)
{
    if (spec->outputs.count)
        return;
    texts_add(&spec->outputs, file->path);
    if (!output_has_extension(file->path) && !spec->format)
        spec->format = mem_text(file->format->extension);
}

/* The recipe that is written will not have this text. */
static void forget(struct spec *spec, char **text, const char *name)
{
    free(*text);
    *text = NULL;
    spec->given[field_find(name, GROUP_FIGURE) - fields] = false;
}

/* A renderer that the recipe names is for the formats it can make. */
static void forget_renderer(struct spec *spec, const struct spec *typed)
{
    if (!spec->renderer || typed->renderer)
        return;
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (format_find(output_extension(spec, spec->outputs.at[i]), spec->renderer))
            return;
    forget(spec, &spec->renderer, "renderer");
}

/* So are a template and a terminal, which stand in the recipes of all formats drawn together. */
static void forget_gnuplot(struct spec *spec, const struct spec *typed)
{
    unsigned traits = outputs_traits(spec);

    if (!(traits & FORMAT_GNUPLOT) && !typed->template)
        forget(spec, &spec->template, "template");
    if (!(traits & FORMAT_SCRIPT) && !typed->terminal)
        forget(spec, &spec->terminal, "terminal");
}

static int check_trust(const struct made *file, const struct spec *typed, const struct spec *spec,
                       struct err *err)
{
    for (size_t i = 0; i < spec->outputs.count; i++)
        if (made_trust(file, typed, spec, output_format(spec, spec->outputs.at[i]), err))
            return -1;
    return 0;
}

static int redo(const struct made *file, const struct spec *typed, struct err *err)
{
    struct command command;
    struct spec spec;
    int result = made_spec(file, typed, &spec, err);

    if (!result) {
        copy_outputs(&spec, typed);
        default_output(file, &spec);
        spec.redone = mem_text(file->path);
        forget_renderer(&spec, typed);
        forget_gnuplot(&spec, typed);
        spec.quiet = spec.quiet || !file->kind;
        result = check_trust(file, typed, &spec, err) || made_place_font(file, typed, &spec, err)
                     ? -1
                     : 0;
    }
    if (!result && command_find(file->kind ? file->kind->name : "train", &command))
        result = command.run(&command, &spec, err);
    if (result)
        made_blame(file, typed, err);
    spec_release(&spec);
    return result;
}

static int redo_one(const char *path, const struct spec *typed, struct err *err)
{
    struct made file;
    int result = made_open(&file, path, err);

    if (!result)
        result = redo(&file, typed, err);
    made_release(&file);
    return result;
}

/* Of several figures each message tells which it is about. */
static void name_figure(const char *path, struct err *problem)
{
    struct buf start = BUF_INIT, within = BUF_INIT;
    struct err named = {0};

    printable_add(&start, path);
    buf_printf(&within, " %s", start.data);
    buf_puts(&start, ":");
    if (strncmp(problem->message, start.data, start.length) &&
        !strstr(problem->message, within.data)) {
        err_set(&named, problem->status, "%s: %s", path, problem->message);
        memcpy(problem->message, named.message, sizeof problem->message);
    }
    buf_release(&start);
    buf_release(&within);
}

/* Each of the figures: one that fails does not keep the others from their turn. */
static int redo_each(const struct texts *paths, const struct spec *typed, struct err *err)
{
    struct progress progress;

    progress_begin(&progress, (double)paths->count, "%s %zu file%s",
                   typed->check ? "checking" : "drawing", paths->count,
                   paths->count == 1 ? "" : "s");
    for (size_t i = 0; i < paths->count; i++) {
        const char *path = paths->at[i];
        struct err problem = {0};

        if ((typed->check ? redo_check_one : redo_one)(path, typed, &problem)) {
            name_figure(path, &problem);
            err_gather(err, &problem);
        } else {
            err_warn_too(err, &problem);
        }
        progress_at(&progress, (double)i + 1);
    }
    progress_end(&progress);
    return err->status == STATUS_OK ? 0 : -1;
}

/* A figure in a folder whose recipe is gone is none that could be checked. */
static void tell_others(const struct texts *others)
{
    for (size_t i = 0; i < others->count; i++)
        printable_print("gdplot: not checked, no recipe in it: ", others->at[i], "\n", stderr);
}

static int redo_several(const struct spec *typed, struct err *err)
{
    struct texts paths = {0}, others = {0};
    int result = made_list(&typed->operands, &paths, &others, err);

    if (!result && !typed->check && (typed->outputs.count || typed->summary))
        result = err_set(err, STATUS_USAGE, "%s is for one figure; of several each is written anew",
                         typed->summary ? "--summary" : "-o");
    if (!result)
        result = redo_each(&paths, typed, err);
    if (typed->check && !typed->quiet)
        tell_others(&others);
    texts_release(&paths);
    texts_release(&others);
    return result;
}

static int redo_run(const struct command *command, struct spec *spec, struct err *err)
{
    const struct texts *figures = &spec->operands;

    (void)command;
    if (!figures->count)
        return err_set(err, STATUS_USAGE, "redo needs a figure: gdplot redo FIGURE");
    if (spec->check && (redo_check_options(spec, err) || apart_check_operands(spec, err)))
        return -1;
    if (!spec->check && figures->count == 1 && !is_folder(figures->at[0]))
        return redo_one(figures->at[0], spec, err);
    return redo_several(spec, err);
}

const struct command command_redo = {
    .name = "redo",
    .aliases = "redraw replay",
    .summary = "figures once more, in any form, from the recipes inside them",
    .details =
        "FIGURE is a file that gdplot made, or a folder of such files. Without -o each is written\n"
        "anew; options change what its recipe says: those of the command that draws it.",
    .groups = GROUP_REDO,
    .redraws = true,
    .operand = "FIGURE",
    .operands = COMMAND_MANY,
    .run = redo_run,
};
