#include "picture/made_folder.h"

#include <dirent.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/folder.h"
#include "picture/formats.h"
#include "picture/made.h"

static bool is_regular(const char *path)
{
    struct stat there;

    return !stat(path, &there) && S_ISREG(there.st_mode);
}

/* Whether the file has a recipe. */
static bool is_ours(const char *path)
{
    struct made file;
    struct err err = {0};
    bool found = !made_open(&file, path, &err);

    made_release(&file);
    return found;
}

/* Whether the name is that of the second file of a format that has one. */
static bool is_companion(const char *name)
{
    const struct format *format;
    size_t length = strlen(name);

    for (size_t i = 0; (format = format_at(i)); i++) {
        const char *ending = format->companion;

        if (ending && length > strlen(ending) && !strcmp(name + length - strlen(ending), ending))
            return true;
    }
    return false;
}

/* Whether the name is one of a figure, and hardly of anything else. */
static bool could_be_ours(const char *name)
{
    const struct format *format = format_of_name(name);

    return *name != '.' && format && !(format->traits & FORMAT_COMMON_NAME) && !is_companion(name);
}

int made_in_folder(const char *path, struct texts *names, struct texts *others, struct err *err)
{
    DIR *folder = opendir(path);
    struct dirent *entry;

    if (!folder)
        return err_set(err, STATUS_IO, "%s: cannot read the folder", path);
    while ((entry = readdir(folder))) {
        char *file = folder_join(path, entry->d_name);

        if (is_regular(file) && is_ours(file))
            texts_add(names, entry->d_name);
        else if (others && is_regular(file) && could_be_ours(entry->d_name))
            texts_add(others, entry->d_name);
        free(file);
    }
    closedir(folder);
    texts_sort(names);
    if (others)
        texts_sort(others);
    return 0;
}

static bool is_link(const char *path)
{
    struct stat there;

    return !lstat(path, &there) && S_ISLNK(there.st_mode);
}

/* Links go to a list of their own, unless that is NULL. */
static void add_paths(struct texts *paths, struct texts *links, const char *folder,
                      const struct texts *names)
{
    for (size_t i = 0; i < names->count; i++) {
        char *path = folder_join(folder, names->at[i]);

        texts_add(links && is_link(path) ? links : paths, path);
        free(path);
    }
}

static int add_folder(const char *folder, struct texts *paths, struct texts *others,
                      struct texts *links, struct err *err)
{
    struct texts names = {0}, other_names = {0};
    int result = made_in_folder(folder, &names, &other_names, err);

    if (!result && !names.count)
        result = err_set(err, STATUS_INPUT, "%s: nothing that gdplot made", folder);
    if (!result) {
        add_paths(paths, links, folder, &names);
        add_paths(others, NULL, folder, &other_names);
    }
    texts_release(&names);
    texts_release(&other_names);
    return result;
}

int made_list(const struct texts *operands, struct texts *paths, struct texts *others,
              struct texts *links, struct err *err)
{
    for (size_t i = 0; i < operands->count; i++) {
        if (!folder_is(operands->at[i]))
            texts_add(paths, operands->at[i]);
        else if (add_folder(operands->at[i], paths, others, links, err))
            return -1;
    }
    return 0;
}
