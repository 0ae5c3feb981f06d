/*
 * Draws figures again from the recipes inside them, or checks that they are what their recipes
 * give.
 */
#include <stdio.h>
#include <string.h>

#include "base/folder.h"
#include "base/printable.h"
#include "base/progress.h"
#include "cli/command.h"
#include "picture/apart.h"
#include "picture/made.h"
#include "picture/made_check.h"
#include "picture/made_folder.h"

static int redo(const struct made *file, const struct spec *typed, struct err *err)
{
    struct command command;
    struct spec spec;
    int result = made_redo_spec(file, typed, &spec, err);

    spec.quiet = spec.quiet || !file->kind;
    if (!result && command_find(file->command, &command))
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

static int check_one(const char *path, const struct spec *typed, struct err *err)
{
    struct buf told = BUF_INIT;
    int result = made_check(path, typed, &told, err);

    if (!result && !typed->quiet) {
        progress_clear();
        puts(told.data);
    }
    buf_release(&told);
    return result;
}

/*
 * Puts the path of the figure before the message, unless the message names it: there may be several
 * figures.
 */
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

/* Redoes or checks each figure; goes on with the next where one fails. */
static int redo_each(const struct texts *paths, const struct spec *typed, struct err *err)
{
    struct progress progress;

    progress_begin(&progress, (double)paths->count, "%s %zu file%s",
                   typed->check ? "checking" : "drawing", paths->count,
                   paths->count == 1 ? "" : "s");
    for (size_t i = 0; i < paths->count; i++) {
        const char *path = paths->at[i];
        struct err problem = {0};

        if ((typed->check ? check_one : redo_one)(path, typed, &problem)) {
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

/* Tells which files of a folder are left as they are, and why. */
static void tell_left(const struct texts *files, const char *why)
{
    for (size_t i = 0; i < files->count; i++)
        printable_print(why, files->at[i], "\n", stderr);
}

/* What a folder has links to is drawn anew only where somebody names it. */
static int redo_several(const struct spec *typed, struct err *err)
{
    struct texts paths = {0}, others = {0}, links = {0};
    int result = made_list(&typed->operands, &paths, &others, typed->check ? NULL : &links, err);

    if (!result && !typed->check && (typed->outputs.count || typed->summaries.count))
        result = err_set(err, STATUS_USAGE, "%s is for one figure; of several each is written anew",
                         typed->summaries.count ? "--summary" : "-o");
    if (!result)
        result = redo_each(&paths, typed, err);
    if (typed->check && !typed->quiet)
        tell_left(&others, "gdplot: not checked, no recipe in it: ");
    if (!typed->quiet)
        tell_left(&links, "gdplot: not drawn anew, a link: ");
    texts_release(&paths);
    texts_release(&others);
    texts_release(&links);
    return result;
}

static int redo_run(const struct command *command, struct spec *spec, struct err *err)
{
    const struct texts *figures = &spec->operands;

    (void)command;
    if (!figures->count)
        return err_set(err, STATUS_USAGE, "redo needs a figure: gdplot redo FIGURE");
    if (spec->check && (made_check_options(spec, err) || apart_check_operands(spec, err)))
        return -1;
    if (!spec->check && figures->count == 1 && !folder_is(figures->at[0]))
        return redo_one(figures->at[0], spec, err);
    return redo_several(spec, err);
}

const struct command command_redo = {
    .name = "redo",
    .aliases = "redraw replay",
    .summary = "figures once more, in any format, from the recipes inside them",
    .details =
        "FIGURE is a file that gdplot made, or a folder of such files. Without -o each is written\n"
        "anew; options change what its recipe says: those of the command that draws it.",
    .groups = GROUP_REDO,
    .redraws = ~0u,
    .operand = "FIGURE",
    .operands = COMMAND_MANY,
    .run = redo_run,
};
