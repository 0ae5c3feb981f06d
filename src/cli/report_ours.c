#include "cli/report_ours.h"

#include <ctype.h>
#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "base/sha256.h"
#include "render/render.h"
#include "spec/spec.h"

enum { LARGEST_LIST = 1 << 20, LARGEST_FILE = RENDER_LARGEST_FILE };

static const char list_name[] = ".gdplot-files";

struct ours_file {
    char *name; /* owned; in the folder */
    char hash[SHA256_TEXT + 1];
};

/* What begins a line of a page; '#' is a number with any dots in it, '$' the end of the line. */
static const char *const marks[] = {
    "<meta name=\"generator\" content=\"gdplot #\">$",
    "Made by gdplot #.$",
    "% Made by gdplot #. To typeset it: ",
    "% Figure #, made by gdplot, to be \\input. ",
    "% Figure #, to be \\input. It needs \\usepackage{graphicx}, and ", /* of 0.1 */
};

static bool is_regular(const char *path)
{
    struct stat there;

    return !lstat(path, &there) && S_ISREG(there.st_mode);
}

static const char *skip_number(const char *text)
{
    while (isdigit((unsigned char)*text) || (*text == '.' && isdigit((unsigned char)text[1])))
        text++;
    return text;
}

static bool begins_with_mark(const char *line, const char *mark)
{
    for (; *mark; mark++) {
        if (*mark == '#') {
            const char *end = skip_number(line);

            if (end == line)
                return false;
            line = end;
        } else if (*mark == '$') {
            return !*line || *line == '\n' || *line == '\r';
        } else if (*line++ != *mark) {
            return false;
        }
    }
    return true;
}

static bool has_line(const char *text)
{
    for (const char *line = text; line; line = strchr(line, '\n')) {
        line += line != text;
        for (size_t i = 0; i < sizeof marks / sizeof *marks; i++)
            if (begins_with_mark(line, marks[i]))
                return true;
    }
    return false;
}

/* Whether the name is that of a figure or a trajectory: a page may well quote a recipe. */
static bool can_have_recipe(const char *path)
{
    const char *dot = strrchr(spec_base_name(path), '.');

    return dot && (renderer_find(dot + 1, NULL) || !strcasecmp(dot + 1, "csv"));
}

static bool has_recipe(const char *path)
{
    struct buf recipe = BUF_INIT;
    struct err none = {0};
    const char *form;
    bool found = can_have_recipe(path) && !recipe_find(path, &recipe, &form, &none);

    buf_release(&recipe);
    return found;
}

static bool read_file(const char *path, struct buf *content)
{
    struct err none = {0};

    return !file_read(path, FILE_REGULAR, LARGEST_FILE, content, &none);
}

static bool bears_mark(const char *path)
{
    struct buf content = BUF_INIT;
    bool found = has_recipe(path) || (read_file(path, &content) && has_line(content.data));

    buf_release(&content);
    return found;
}

static bool hash_file(const char *path, char hash[SHA256_TEXT + 1])
{
    struct buf content = BUF_INIT;
    bool found = read_file(path, &content);

    if (found)
        sha256_text(content.data, content.length, hash);
    buf_release(&content);
    return found;
}

static void add(struct ours *ours, const char *name, size_t length, const char *hash)
{
    struct ours_file *file;
    struct buf copy = BUF_INIT;

    buf_add(&copy, name, length);
    ours->at = mem_grow(ours->at, ours->count, &ours->capacity, sizeof *ours->at);
    file = &ours->at[ours->count++];
    file->name = buf_detach(&copy);
    memcpy(file->hash, hash, SHA256_TEXT);
    file->hash[SHA256_TEXT] = '\0';
}

/* "HASH  NAME": the name is that of a file in the folder. */
static bool add_line(struct ours *ours, const char *line, size_t length)
{
    const char *name = line + SHA256_TEXT + 2;

    if (length <= SHA256_TEXT + 2 || strspn(line, "0123456789abcdef") != SHA256_TEXT ||
        strncmp(line + SHA256_TEXT, "  ", 2) != 0 || memchr(name, '/', length - SHA256_TEXT - 2))
        return false;
    add(ours, name, length - SHA256_TEXT - 2, line);
    return true;
}

static int read_lines(struct ours *ours, const char *text, struct err *err)
{
    for (size_t number = 1, length; *text; number++, text += length + (text[length] == '\n')) {
        length = strcspn(text, "\n");
        if (!add_line(ours, text, length))
            return err_set(err, STATUS_INPUT,
                           "%s:%zu: no line of a report's list of files; remove the file if it is "
                           "none of yours",
                           ours->path, number);
    }
    return 0;
}

void ours_init(struct ours *ours, const char *folder)
{
    *ours = (struct ours){.path = folder_join(folder, list_name)};
}

int ours_read(struct ours *ours, struct err *err)
{
    struct buf text = BUF_INIT;
    struct stat there;
    int result;

    if (lstat(ours->path, &there))
        return 0;
    if (!S_ISREG(there.st_mode))
        return err_set(err, STATUS_IO, "%s: is there and no plain file; remove it", ours->path);
    result = file_read(ours->path, FILE_REGULAR, LARGEST_LIST, &text, err);
    if (!result)
        result = read_lines(ours, text.data, err);
    buf_release(&text);
    return result;
}

void ours_release(struct ours *ours)
{
    for (size_t i = 0; i < ours->count; i++)
        free(ours->at[i].name);
    free(ours->at);
    free(ours->path);
    *ours = (struct ours){0};
}

bool ours_has(const struct ours *ours, const char *path)
{
    char hash[SHA256_TEXT + 1];

    if (bears_mark(path))
        return true;
    if (!ours->count || !hash_file(path, hash))
        return false;
    for (size_t i = 0; i < ours->count; i++)
        if (!strcmp(ours->at[i].name, spec_base_name(path)) && !strcmp(ours->at[i].hash, hash))
            return true;
    return false;
}

static bool is_made(const struct report_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(spec_base_name(files->at[i].path), name))
            return true;
    return false;
}

/* Takes out what was made now, and what is no longer there. */
static void keep_others(struct ours *ours, const struct report_files *files)
{
    size_t kept = 0;
    char *folder = mem_text(ours->path);

    folder[spec_base_name(ours->path) - ours->path] = '\0';
    for (size_t i = 0; i < ours->count; i++) {
        char *path = folder_join(folder, ours->at[i].name);

        if (is_regular(path) && !is_made(files, ours->at[i].name))
            ours->at[kept++] = ours->at[i];
        else
            free(ours->at[i].name);
        free(path);
    }
    ours->count = kept;
    free(folder);
}

static void add_made(struct ours *ours, const struct report_files *files)
{
    for (size_t i = 0; i < files->count; i++) {
        const char *path = files->at[i].path, *name = spec_base_name(path);
        char hash[SHA256_TEXT + 1];

        /* A line cannot hold such a name. */
        if (strchr(name, '\n') || !is_regular(path) || bears_mark(path) || !hash_file(path, hash))
            continue;
        add(ours, name, strlen(name), hash);
    }
}

static int compare(const void *a, const void *b)
{
    const struct ours_file *first = a, *second = b;

    return strcmp(first->name, second->name);
}

static int write_list(const struct ours *ours, struct err *err)
{
    struct outfile file;
    int result = outfile_open(&file, ours->path, err);

    for (size_t i = 0; !result && i < ours->count; i++)
        fprintf(file.stream, "%s  %s\n", ours->at[i].hash, ours->at[i].name);
    if (!result)
        result = outfile_finish(&file, err);
    if (!result)
        result = outfile_commit(&file, err);
    outfile_release(&file);
    return result;
}

int ours_write(struct ours *ours, const struct report_files *files, struct err *err)
{
    keep_others(ours, files);
    add_made(ours, files);
    if (ours->count) {
        qsort(ours->at, ours->count, sizeof *ours->at, compare);
        return write_list(ours, err);
    }
    if (unlink(ours->path) && errno != ENOENT)
        return err_set(err, STATUS_IO, "%s: cannot remove: %s", ours->path, strerror(errno));
    return 0;
}
