/* Compares two trajectories, figures, or folders of them. */
#include "cli/diff.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "base/mem.h"
#include "cli/command.h"
#include "cli/recipes.h"
#include "render/render.h"

static bool is_folder(const char *path)
{
    struct stat there;

    return !stat(path, &there) && S_ISDIR(there.st_mode);
}

static int compare_texts(const void *a, const void *b)
{
    return strcmp(*(char *const *)a, *(char *const *)b);
}

/* Whether the file has a recipe. */
static bool is_ours(const char *path)
{
    struct recipe_file file;
    struct err err = {0};
    bool found = !recipe_file_open(&file, path, &err);

    recipe_file_release(&file);
    return found;
}

/* The names in a folder of what has a recipe, sorted. */
static int list_folder(const char *path, struct texts *names, struct err *err)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    if (!folder)
        return err_set(err, STATUS_IO, "%s: cannot read the folder", path);
    while ((entry = readdir(folder))) {
        char *file = folder_join(path, entry->d_name);

        if (!is_folder(file) && is_ours(file))
            texts_add(names, entry->d_name);
        free(file);
    }
    closedir(folder);
    if (names->count)
        qsort(names->at, names->count, sizeof *names->at, compare_texts);
    return 0;
}

/* How much of a name its extension leaves. */
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

static int diff_pair(const char *a, const char *b, const char *name, const char *other,
                     double within, struct err *err)
{
    char *first = folder_join(a, name), *second = folder_join(b, other);
    struct buf before = BUF_INIT;
    struct err problem = {0};
    int result = 0;

    buf_printf(&before, "%.*s: ", (int)stem(name), name);
    if (diff_files(first, second, within, before.data, &problem))
        result = problem.status == STATUS_FAILED
                     ? err_add(err, STATUS_FAILED, "%s", problem.message)
                     : err_set(err, problem.status, "%s", problem.message);
    buf_release(&before);
    free(first);
    free(second);
    return result && problem.status != STATUS_FAILED ? -1 : 0;
}

/* What stands in one folder alone. */
static void report_alone(const struct texts *names, const struct texts *others, const char *folder,
                         struct err *err)
{
    for (size_t i = 0; i < names->count; i++)
        if (!find_stem(others, names->at[i]) &&
            (i == 0 || !same_stem(names->at[i - 1], names->at[i])))
            err_add(err, STATUS_FAILED, "%.*s: in %s alone", (int)stem(names->at[i]), names->at[i],
                    folder);
}

/* Files of the same name, whatever their forms; each name once. */
static int diff_lists(const char *a, const char *b, const struct texts *names,
                      const struct texts *others, double within, struct err *err)
{
    for (size_t i = 0; i < names->count; i++) {
        const char *other = find_stem(others, names->at[i]);

        if (other && (i == 0 || !same_stem(names->at[i - 1], names->at[i])) &&
            diff_pair(a, b, names->at[i], other, within, err))
            return -1;
    }
    report_alone(names, others, a, err);
    report_alone(others, names, b, err);
    return err->status == STATUS_OK ? 0 : -1;
}

static int diff_folders(const char *a, const char *b, double within, struct err *err)
{
    struct texts names = {0}, others = {0};
    int result = list_folder(a, &names, err);

    if (!result)
        result = list_folder(b, &others, err);
    if (!result && (!names.count || !others.count))
        result = err_set(err, STATUS_INPUT, "%s: nothing that gdplot made", names.count ? b : a);
    if (!result)
        result = diff_lists(a, b, &names, &others, within, err);
    texts_release(&names);
    texts_release(&others);
    return result;
}

int diff_run(const struct command *command, struct spec *spec, struct err *err)
{
    const char *a, *b;

    (void)command;
    if (spec->operands.count != 2)
        return err_set(err, STATUS_USAGE, "diff needs two files or folders: gdplot diff A B");
    a = spec->operands.at[0];
    b = spec->operands.at[1];
    if (spec->difference && !spec->pixels)
        return err_set(err, STATUS_USAGE, "--output is of use with --pixels alone");
    if (spec->pixels)
        return diff_pixels(a, b, spec->difference, err);
    if (is_folder(a) != is_folder(b))
        return err_set(err, STATUS_USAGE, "diff: %s is a folder and %s is not",
                       is_folder(a) ? a : b, is_folder(a) ? b : a);
    if (is_folder(a))
        return diff_folders(a, b, spec->within, err);
    return diff_files(a, b, spec->within, "", err);
}
