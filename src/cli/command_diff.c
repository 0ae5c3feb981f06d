/* Compares two trajectories, figures, or folders of them. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/folder.h"
#include "base/mem.h"
#include "base/printable.h"
#include "cli/command.h"
#include "picture/apart.h"
#include "picture/diff.h"
#include "picture/made_folder.h"
#include "picture/output.h"
#include "study/log_floor.h"

/* The length of a name without its extension. */
static size_t stem(const char *name)
{
    const char *dot = strrchr(name, '.');

    return dot && dot != name ? (size_t)(dot - name) : strlen(name);
}

static bool same_stem(const char *a, const char *b)
{
    return stem(a) == stem(b) && !strncmp(a, b, stem(a));
}

static const char *find_stem(const struct texts *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (same_stem(names->at[i], name))
            return names->at[i];
    return NULL;
}

/*
 * The file of the same name; without one, the first that differs in the extension only (the figure
 * in another format).
 */
static const char *find_other(const struct texts *names, const char *name)
{
    for (size_t i = 0; i < names->count; i++)
        if (!strcmp(names->at[i], name))
            return name;
    return find_stem(names, name);
}

/* Two folders of files. */
struct folders {
    const char *a, *b;
    struct texts names, others; /* what is in each */
    double within;
};

static int diff_pair(const struct folders *folders, const char *name, const char *other,
                     struct err *err)
{
    char *first = folder_join(folders->a, name), *second = folder_join(folders->b, other);
    struct buf before = BUF_INIT;
    struct err problem = {0};
    int result = 0;

    if (strcmp(name, other))
        buf_printf(&before, "%s and %s: ", name, other);
    else
        buf_printf(&before, "%s: ", name);
    if (diff_files(first, second, folders->within, before.data, &problem))
        result = problem.status == STATUS_FAILED
                     ? err_add(err, STATUS_FAILED, "%s", problem.message)
                     : err_set(err, problem.status, "%s", problem.message);
    buf_release(&before);
    free(first);
    free(second);
    return result && problem.status != STATUS_FAILED ? -1 : 0;
}

/* Reports the files that only this folder has. */
static void report_alone(const struct texts *names, const struct texts *others, const char *folder,
                         struct err *err)
{
    for (size_t i = 0; i < names->count; i++)
        if (!find_stem(others, names->at[i]))
            err_add(err, STATUS_FAILED, "%s: in %s alone", names->at[i], folder);
}

/*
 * Compares every file with the one of its name in the other folder, or else with the same in
 * another format.
 */
static int diff_lists(const struct folders *folders, struct err *err)
{
    const struct texts *names = &folders->names, *others = &folders->others;

    for (size_t i = 0; i < names->count; i++) {
        const char *other = find_other(others, names->at[i]);

        if (other && diff_pair(folders, names->at[i], other, err))
            return -1;
    }
    for (size_t i = 0; i < others->count; i++) {
        const char *name = find_other(names, others->at[i]);

        if (name && strcmp(find_other(others, name), others->at[i]) &&
            diff_pair(folders, name, others->at[i], err))
            return -1;
    }
    report_alone(names, others, folders->a, err);
    report_alone(others, names, folders->b, err);
    return err->status == STATUS_OK ? 0 : -1;
}

static int diff_folders(const char *a, const char *b, double within, struct err *err)
{
    struct folders folders = {.a = a, .b = b, .within = within};
    int result = made_in_folder(a, &folders.names, NULL, err);

    if (!result)
        result = made_in_folder(b, &folders.others, NULL, err);
    if (!result && (!folders.names.count || !folders.others.count))
        result =
            err_set(err, STATUS_INPUT, "%s: nothing that gdplot made", folders.names.count ? b : a);
    if (!result)
        result = diff_lists(&folders, err);
    texts_release(&folders.names);
    texts_release(&folders.others);
    return result;
}

/* Whether the name of the output is that of a PNG; "-" (standard output) may be one. */
static bool is_png(const char *path)
{
    const struct format *format = format_of_name(path);

    return output_is_stdout(path) || (format && format->traits & FORMAT_PIXELS);
}

static int diff_logs(const struct spec *spec, struct err *err)
{
    struct texts told = {0};
    bool tells;
    int result;

    if (spec->pixels || spec->difference || spec_given(spec, &spec->within))
        return err_set(err, STATUS_USAGE,
                       "--floor is of logs, and has no --pixels, --output or "
                       "--within");
    result = log_floor_judge(spec, &told, err);
    tells = !spec->quiet && (!result || err->status == STATUS_FAILED);
    for (size_t i = 0; tells && i < told.count; i++)
        printable_print("", told.at[i], "\n", stdout);
    texts_release(&told);
    return result;
}

/* Options that say something of logs have nothing to do without --floor. */
static int check_of_logs(const struct spec *spec, struct err *err)
{
    const char *option = spec->metric ? "metric" : spec->x ? "x" : NULL;

    return option ? err_set(err, STATUS_USAGE,
                            "--%s is of use with logs only: gdplot diff --floor 2 A B -- C", option)
                  : 0;
}

static int diff_run(const struct command *command, struct spec *spec, struct err *err)
{
    const char *a, *b;

    (void)command;
    if (spec_given(spec, &spec->floor))
        return diff_logs(spec, err);
    if (check_of_logs(spec, err))
        return -1;
    if (spec->operands.count != 2)
        return err_set(err, STATUS_USAGE, "diff needs two files or folders: gdplot diff A B");
    a = spec->operands.at[0];
    b = spec->operands.at[1];
    if (spec->difference && !spec->pixels)
        return err_set(err, STATUS_USAGE, "--output is of use with --pixels alone");
    if (spec->difference && !is_png(spec->difference))
        return err_set(err, STATUS_USAGE, "%s: --pixels draws a PNG; call it something.png",
                       spec->difference);
    if (apart_check_operands(spec, err))
        return -1;
    if (spec->pixels)
        return diff_pixels(a, b, spec->difference, err);
    if (folder_is(a) != folder_is(b))
        return err_set(err, STATUS_USAGE, "diff: %s is a folder and %s is not",
                       folder_is(a) ? a : b, folder_is(a) ? b : a);
    if (folder_is(a))
        return diff_folders(a, b, spec->within, err);
    return diff_files(a, b, spec->within, "", err);
}

const struct command command_diff = {
    .name = "diff",
    .summary = "the first state in which two trajectories or figures differ",
    .details =
        "A and B are files that gdplot made, in any formats, or folders of them. Figures are "
        "trained\n"
        "again from their recipes; exit status 1 says that they differ. With --floor they\n"
        "are logs, A several of runs that differ by chance, and B, behind --, is compared.",
    .groups = GROUP_DIFF | GROUP_COMMON,
    .operand = "A B",
    .operands = COMMAND_MANY,
    .run = diff_run,
};
