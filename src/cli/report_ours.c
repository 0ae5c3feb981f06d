#include "cli/report_ours.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/mem.h"
#include "base/outfile.h"
#include "base/sha256.h"
#include "cli/report_mark.h"
#include "render/render.h"
#include "request/spec.h"

enum { LARGEST_LIST = 1 << 20 };

static const char list_name[] = ".gdplot-files";

struct ours_file {
    char *name; /* owned; in the folder */
    char hash[SHA256_TEXT + 1];
};

static bool is_regular(const char *path)
{
    struct stat there;

    return !lstat(path, &there) && S_ISREG(there.st_mode);
}

static bool hash_file(const char *path, char hash[SHA256_TEXT + 1], struct err *err)
{
    struct buf content = BUF_INIT;
    bool found = !file_read(path, FILE_REGULAR, RENDER_LARGEST_FILE, &content, err);

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
    for (size_t number = 1, length; strchr(text, '\n'); number++, text += length + 1) {
        length = strcspn(text, "\n");
        if (!add_line(ours, text, length))
            return err_set(err, STATUS_INPUT,
                           "%s:%zu: no line of a report's list of files; remove the file if it is "
                           "none of yours",
                           ours->path, number);
    }
    ours->torn = *text;
    return 0;
}

static void forget_all(struct ours *ours)
{
    for (size_t i = 0; i < ours->count; i++)
        free(ours->at[i].name);
    ours->count = 0;
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

    forget_all(ours);
    ours->torn = false;
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
    forget_all(ours);
    free(ours->at);
    free(ours->path);
    *ours = (struct ours){0};
}

bool ours_has(const struct ours *ours, const char *path)
{
    char hash[SHA256_TEXT + 1];
    struct err none = {0};

    if (report_mark_in(path))
        return true;
    if (!ours->count || !hash_file(path, hash, &none))
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

/* Whether the file is to stand in the list. A line cannot hold every name. */
static bool needs_line(const char *path)
{
    return !strchr(spec_base_name(path), '\n') && is_regular(path) && !report_mark_in(path);
}

/* Whether the file still is what the list says. Of the report's own, which may not have been
 * reached, those that were written are listed by now; one that bears a mark needs no line. */
static bool is_current(const struct ours_file *file, const char *path,
                       const struct report_files *files)
{
    char hash[SHA256_TEXT + 1];
    struct err none = {0};

    if (!is_made(files, file->name))
        return is_regular(path);
    return needs_line(path) && (!hash_file(path, hash, &none) || !strcmp(hash, file->hash));
}

static void keep_current(struct ours *ours, const struct report_files *files)
{
    size_t kept = 0;
    char *folder = mem_text(ours->path);

    folder[spec_base_name(ours->path) - ours->path] = '\0';
    for (size_t i = 0; i < ours->count; i++) {
        char *path = folder_join(folder, ours->at[i].name);

        if (is_current(&ours->at[i], path, files))
            ours->at[kept++] = ours->at[i];
        else
            free(ours->at[i].name);
        free(path);
    }
    ours->count = kept;
    free(folder);
}

static int write_list(const struct ours *ours, struct err *err)
{
    struct buf text = BUF_INIT;
    int result;

    for (size_t i = 0; i < ours->count; i++)
        buf_printf(&text, "%s  %s\n", ours->at[i].hash, ours->at[i].name);
    result = outfile_write(ours->path, &text, err);
    buf_release(&text);
    return result;
}

/* Appended by one call: lines of several processes do not mix. */
static int append(const char *path, const struct buf *line, struct err *err)
{
    int file = open(path, O_WRONLY | O_APPEND | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0666);
    ssize_t written = file < 0 ? -1 : write(file, line->data, line->length);
    int reason = written < 0 ? errno : ENOSPC;

    if (file >= 0)
        close(file);
    if (written == (ssize_t)line->length)
        return 0;
    return err_set(err, STATUS_IO, "%s: cannot write: %s", path, strerror(reason));
}

int ours_mend(const struct ours *ours, struct err *err)
{
    return ours->torn ? write_list(ours, err) : 0;
}

int ours_note(const struct ours *ours, const char *path, struct err *err)
{
    struct buf line = BUF_INIT;
    char hash[SHA256_TEXT + 1];
    struct err problem = {0};
    int result;

    if (!needs_line(path))
        return 0;
    if (!hash_file(path, hash, &problem)) /* too large a file is none that is listed */
        return problem.status == STATUS_IO ? err_set(err, STATUS_IO, "%s", problem.message) : 0;
    buf_printf(&line, "%s  %s\n", hash, spec_base_name(path));
    result = append(ours->path, &line, err);
    buf_release(&line);
    return result;
}

static int compare(const void *a, const void *b)
{
    const struct ours_file *first = a, *second = b;

    int order = strcmp(first->name, second->name);

    return order ? order : strcmp(first->hash, second->hash);
}

/* A file that is made again as it was has been listed again. */
static void drop_repeated(struct ours *ours)
{
    size_t kept = 0;

    for (size_t i = 0; i < ours->count; i++)
        if (!i || compare(&ours->at[i], &ours->at[kept - 1]))
            ours->at[kept++] = ours->at[i];
        else
            free(ours->at[i].name);
    ours->count = kept;
}

int ours_write(struct ours *ours, const struct report_files *files, struct err *err)
{
    if (ours_read(ours, err))
        return -1;
    keep_current(ours, files);
    if (ours->count) {
        qsort(ours->at, ours->count, sizeof *ours->at, compare);
        drop_repeated(ours);
        return write_list(ours, err);
    }
    if (unlink(ours->path) && errno != ENOENT)
        return err_set(err, STATUS_IO, "%s: cannot remove: %s", ours->path, strerror(errno));
    return 0;
}
