#include "report/ledger.h"

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
#include "render/render.h"
#include "report/signature.h"
#include "request/spec.h"

enum { LARGEST = 1 << 20 };

static const char file_name[] = ".gdplot-files";

struct ledger_line {
    char *name; /* owned; in the folder */
    char hash[SHA256_TEXT + 1];
};

/* After lstat has failed: whether because no file is there, not because it cannot be looked at. */
static bool is_absent(void)
{
    return errno == ENOENT || errno == ENOTDIR;
}

/* Whether a regular file is at `path`, or may be, where that cannot be looked at. */
static bool may_be_regular(const char *path)
{
    struct stat there;

    return lstat(path, &there) ? !is_absent() : S_ISREG(there.st_mode);
}

static int fail_reading(const char *path, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot read: %s", path, strerror(errno));
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

static void add(struct ledger *ledger, const char *name, size_t length, const char *hash)
{
    struct ledger_line *file;
    struct buf copy = BUF_INIT;

    buf_add(&copy, name, length);
    ledger->at = mem_grow(ledger->at, ledger->count, &ledger->capacity, sizeof *ledger->at);
    file = &ledger->at[ledger->count++];
    file->name = buf_detach(&copy);
    memcpy(file->hash, hash, SHA256_TEXT);
    file->hash[SHA256_TEXT] = '\0';
}

/* "HASH  NAME": the name is that of a file in the folder. */
static bool add_line(struct ledger *ledger, const char *line, size_t length)
{
    const char *name = line + SHA256_TEXT + 2;

    if (length <= SHA256_TEXT + 2 || strspn(line, "0123456789abcdef") != SHA256_TEXT ||
        strncmp(line + SHA256_TEXT, "  ", 2) != 0 || memchr(name, '/', length - SHA256_TEXT - 2))
        return false;
    add(ledger, name, length - SHA256_TEXT - 2, line);
    return true;
}

static int read_lines(struct ledger *ledger, const char *text, struct err *err)
{
    for (size_t number = 1, length; strchr(text, '\n'); number++, text += length + 1) {
        length = strcspn(text, "\n");
        if (!add_line(ledger, text, length))
            return err_set(err, STATUS_INPUT,
                           "%s:%zu: no line of a report's list of files; remove the file if it is "
                           "none of yours",
                           ledger->path, number);
    }
    ledger->torn = *text;
    return 0;
}

static void forget_all(struct ledger *ledger)
{
    for (size_t i = 0; i < ledger->count; i++)
        free(ledger->at[i].name);
    ledger->count = 0;
}

void ledger_init(struct ledger *ledger, const char *folder)
{
    *ledger = (struct ledger){.path = folder_join(folder, file_name)};
}

int ledger_read(struct ledger *ledger, struct err *err)
{
    struct buf text = BUF_INIT;
    struct stat there;
    int result;

    forget_all(ledger);
    ledger->torn = false;
    if (lstat(ledger->path, &there))
        return is_absent() ? 0 : fail_reading(ledger->path, err);
    if (!S_ISREG(there.st_mode))
        return err_set(err, STATUS_IO, "%s: is there and no plain file; remove it", ledger->path);
    result = file_read(ledger->path, FILE_REGULAR, LARGEST, &text, err);
    if (!result)
        result = read_lines(ledger, text.data, err);
    buf_release(&text);
    return result;
}

void ledger_release(struct ledger *ledger)
{
    forget_all(ledger);
    free(ledger->at);
    free(ledger->path);
    *ledger = (struct ledger){0};
}

static bool has_line(const struct ledger *ledger, const char *path, const char *hash)
{
    for (size_t i = 0; i < ledger->count; i++)
        if (!strcmp(ledger->at[i].name, spec_base_name(path)) && !strcmp(ledger->at[i].hash, hash))
            return true;
    return false;
}

int ledger_find(const struct ledger *ledger, const char *path, bool *found, struct err *err)
{
    char hash[SHA256_TEXT + 1];
    struct err problem = {0};

    if (signature_find(path, found, err))
        return -1;
    if (*found || !ledger->count)
        return 0;
    if (hash_file(path, hash, &problem))
        *found = has_line(ledger, path, hash);
    else if (problem.status == STATUS_IO) /* too large a file is none of a report's */
        return err_set(err, STATUS_IO, "%s", problem.message);
    return 0;
}

static bool is_of_report(const struct report_files *files, const char *name)
{
    for (size_t i = 0; i < files->count; i++)
        if (!strcmp(spec_base_name(files->at[i].path), name))
            return true;
    return false;
}

/* Finds whether the ledger is to have a line for the file: not if it has a signature. A line cannot
 * hold a name with a line break. */
static int find_need(const char *path, bool *needs_line, struct err *err)
{
    bool is_signed = false;

    if (!strchr(spec_base_name(path), '\n') && signature_find(path, &is_signed, err))
        return -1;
    *needs_line = !strchr(spec_base_name(path), '\n') && !is_signed;
    return 0;
}

/* Whether the line is still of use, or the file cannot be read, which tells nothing. It may be of
 * another report's file; or of one of this report's, which may be older than this report, if that
 * was ended before it came to the file. */
static bool is_current(const struct ledger_line *file, const char *path,
                       const struct report_files *files)
{
    char hash[SHA256_TEXT + 1];
    struct err none = {0};
    bool needs_line;

    if (!may_be_regular(path))
        return false;
    if (!is_of_report(files, file->name) || find_need(path, &needs_line, &none))
        return true;
    return needs_line && (!hash_file(path, hash, &none) || !strcmp(hash, file->hash));
}

static void keep_current(struct ledger *ledger, const struct report_files *files)
{
    size_t kept = 0;
    char *folder = mem_text(ledger->path);

    folder[spec_base_name(ledger->path) - ledger->path] = '\0';
    for (size_t i = 0; i < ledger->count; i++) {
        char *path = folder_join(folder, ledger->at[i].name);

        if (is_current(&ledger->at[i], path, files))
            ledger->at[kept++] = ledger->at[i];
        else
            free(ledger->at[i].name);
        free(path);
    }
    ledger->count = kept;
    free(folder);
}

static int write_lines(const struct ledger *ledger, struct err *err)
{
    struct buf text = BUF_INIT;
    int result;

    for (size_t i = 0; i < ledger->count; i++)
        buf_printf(&text, "%s  %s\n", ledger->at[i].hash, ledger->at[i].name);
    result = outfile_write(ledger->path, &text, err);
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

int ledger_mend(const struct ledger *ledger, struct err *err)
{
    return ledger->torn ? write_lines(ledger, err) : 0;
}

int ledger_note(const struct ledger *ledger, const char *path, struct err *err)
{
    struct buf line = BUF_INIT;
    char hash[SHA256_TEXT + 1];
    struct err problem = {0};
    struct stat there;
    bool needs_line;
    int result;

    if (lstat(path, &there))
        return fail_reading(path, err);
    if (!S_ISREG(there.st_mode))
        return 0;
    if (find_need(path, &needs_line, err))
        return -1;
    if (!needs_line)
        return 0;
    if (!hash_file(path, hash, &problem)) /* too large a file is not noted */
        return problem.status == STATUS_IO ? err_set(err, STATUS_IO, "%s", problem.message) : 0;
    buf_printf(&line, "%s  %s\n", hash, spec_base_name(path));
    result = append(ledger->path, &line, err);
    buf_release(&line);
    return result;
}

static int compare(const void *a, const void *b)
{
    const struct ledger_line *first = a, *second = b;

    int order = strcmp(first->name, second->name);

    return order ? order : strcmp(first->hash, second->hash);
}

/* A file that was made again with the same content has been noted again. */
static void drop_repeated(struct ledger *ledger)
{
    size_t kept = 0;

    for (size_t i = 0; i < ledger->count; i++)
        if (!i || compare(&ledger->at[i], &ledger->at[kept - 1]))
            ledger->at[kept++] = ledger->at[i];
        else
            free(ledger->at[i].name);
    ledger->count = kept;
}

int ledger_write(struct ledger *ledger, const struct report_files *files, struct err *err)
{
    if (ledger_read(ledger, err))
        return -1;
    keep_current(ledger, files);
    if (ledger->count) {
        qsort(ledger->at, ledger->count, sizeof *ledger->at, compare);
        drop_repeated(ledger);
        return write_lines(ledger, err);
    }
    if (unlink(ledger->path) && errno != ENOENT)
        return err_set(err, STATUS_IO, "%s: cannot remove: %s", ledger->path, strerror(errno));
    return 0;
}
