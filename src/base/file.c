#include "base/file.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail_reason(const char *path, int reason, struct err *err)
{
    err_set(err, STATUS_IO, "%s: cannot read: %s", path, strerror(reason));
    errno = reason;
    return -1;
}

static int fail(const char *path, const char *why, struct err *err)
{
    err_set(err, STATUS_IO, "%s: cannot read: %s", path, why);
    errno = 0;
    return -1;
}

static int check_kind(const char *path, mode_t mode, enum file_kind kind, struct err *err)
{
    if (S_ISDIR(mode))
        return fail_reason(path, EISDIR, err);
    if (kind == FILE_BESIDE && S_ISLNK(mode))
        return fail(path, "a link, which leads elsewhere", err);
    if (kind != FILE_ANY && !S_ISREG(mode))
        return fail(path, "not a regular file", err);
    return 0;
}

/*
 * Checks the kind before opening, since opening has an effect: it lets the writer of a FIFO go on,
 * which then finds no reader. O_NONBLOCK, since without it open() waits for a writer of a FIFO.
 */
static int open_file(const char *path, enum file_kind kind, struct stat *found, struct err *err)
{
    int links = kind == FILE_BESIDE ? O_NOFOLLOW : 0, file;

    if (!(links ? lstat : stat)(path, found) && check_kind(path, found->st_mode, kind, err))
        return -1;
    file = open(path, O_RDONLY | O_NONBLOCK | O_NOCTTY | O_CLOEXEC | links);
    if (file < 0)
        return fail_reason(path, errno, err);
    if (fstat(file, found))
        fail_reason(path, errno, err);
    else if (!check_kind(path, found->st_mode, kind, err))
        return file;
    close(file);
    return -1;
}

/*
 * Waits until bytes have come or the last writer has closed the FIFO. Returns false after
 * FILE_PATIENCE.
 */
static bool wait_for_bytes(int file)
{
    struct pollfd waiting = {.fd = file, .events = POLLIN};
    int ready;

    do
        ready = poll(&waiting, 1, FILE_PATIENCE * 1000);
    while (ready < 0 && errno == EINTR);
    return ready > 0;
}

/*
 * Whether somebody writes to the FIFO, or has written. After the wait only a read tells a writer
 * who is silent (an error) from no writer (length 0). A byte that came between the two goes back
 * into the stream.
 */
static bool has_writer(int file, FILE *stream)
{
    unsigned char byte;
    ssize_t length;

    if (wait_for_bytes(file))
        return true;
    length = read(file, &byte, 1);
    if (length == 1)
        ungetc(byte, stream);
    return length != 0;
}

/* Files of the kernel (/proc/kmsg) are regular and empty, and reading one may last for ever. */
static bool may_wait(const struct stat *found)
{
    return !S_ISREG(found->st_mode) || found->st_size > 0;
}

FILE *file_open(const char *path, enum file_kind kind, struct err *err)
{
    struct stat found;
    FILE *stream;
    int file = open_file(path, kind, &found, err);

    if (file < 0)
        return NULL;
    stream = fdopen(file, "rb");
    if (!stream) {
        fail_reason(path, errno, err);
        close(file);
        return NULL;
    }
    if (S_ISFIFO(found.st_mode) && !has_writer(file, stream))
        fail(path, "a FIFO that nobody writes to", err);
    else if (may_wait(&found) && fcntl(file, F_SETFL, 0))
        fail_reason(path, errno, err);
    else
        return stream;
    file_close(stream);
    return NULL;
}

FILE *file_open_or_stdin(const char *path, enum file_kind kind, struct err *err)
{
    return strcmp(path, "-") ? file_open(path, kind, err) : stdin;
}

void file_close(FILE *stream)
{
    int reason = errno;

    if (stream && stream != stdin)
        fclose(stream);
    errno = reason;
}

int file_check(const char *path, enum file_kind kind, struct err *err)
{
    struct stat found;
    int file = open_file(path, kind, &found, err);

    if (file < 0)
        return -1;
    close(file);
    return 0;
}

int file_read_start(FILE *stream, const char *name, size_t most, struct buf *content,
                    struct err *err)
{
    size_t before = content->length, got;
    char chunk[65536];

    errno = 0;
    while (content->length - before <= most && (got = fread(chunk, 1, sizeof chunk, stream)) > 0)
        buf_add(content, chunk, got);
    return ferror(stream) ? fail_reason(name, errno ? errno : EIO, err) : 0;
}

int file_read_stream(FILE *stream, const char *name, size_t most, struct buf *content,
                     struct err *err)
{
    size_t before = content->length;

    if (file_read_start(stream, name, most, content, err))
        return -1;
    if (content->length - before > most)
        return err_set(err, STATUS_LIMIT, "%s: more than %zu MiB", name, most >> 20);
    return 0;
}

int file_read(const char *path, enum file_kind kind, size_t most, struct buf *content,
              struct err *err)
{
    FILE *stream = file_open_or_stdin(path, kind, err);
    int result;

    if (!stream)
        return -1;
    result = file_read_stream(stream, stream == stdin ? "stdin" : path, most, content, err);
    file_close(stream);
    return result;
}
