#include "base/scratch.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/leftovers.h"

enum { LARGEST = 1024 * 1024 * 1024, CHUNK = 64 * 1024 };

static void remove_all(struct cleanup *self)
{
    const struct scratch *scratch = (struct scratch *)self;

    for (const char *const *name = scratch->names; *name; name++)
        unlinkat(scratch->folder, *name, 0);
    rmdir(scratch->path);
}

/* Makes a new folder, whose path gets letters for its XXXXXX. Returns 0, or -1 and errno. */
static int make_folder(struct scratch *scratch)
{
    if (!mkdtemp(scratch->path))
        return -1;
    scratch->folder = open(scratch->path, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);
    if (scratch->folder < 0) {
        rmdir(scratch->path);
        return -1;
    }
    leftovers_lock(scratch->folder);
    cleanup_add(&scratch->cleanup);
    return 0;
}

int scratch_open(struct scratch *scratch, const char *const *names, struct err *err)
{
    const char *parent = getenv("TMPDIR");
    sigset_t before;
    int length, failed;

    *scratch = (struct scratch){.cleanup.undo = remove_all, .names = names};
    parent = parent && *parent ? parent : "/tmp";
    length =
        snprintf(scratch->path, sizeof scratch->path, "%s/" LEFTOVERS_FOLDER LEFTOVERS_ANY, parent);
    leftovers_remove_folders(parent, names);
    errno = ENAMETOOLONG;
    cleanup_hold(&before);
    failed = (size_t)length >= sizeof scratch->path || make_folder(scratch);
    cleanup_let_go(&before);
    if (!failed)
        return 0;
    *scratch->path = '\0';
    return err_set(err, STATUS_IO, "%s: cannot make a temporary folder: %s; set TMPDIR to another",
                   parent, strerror(errno));
}

void scratch_release(struct scratch *scratch)
{
    sigset_t before;

    if (!*scratch->path)
        return;
    cleanup_hold(&before);
    remove_all(&scratch->cleanup);
    cleanup_remove(&scratch->cleanup);
    cleanup_let_go(&before);
    close(scratch->folder);
    *scratch->path = '\0';
}

static int fail(const struct scratch *scratch, const char *name, const char *doing, struct err *err)
{
    return err_set(err, STATUS_IO, "%s/%s: cannot %s: %s", scratch->path, name, doing,
                   strerror(errno));
}

static int write_all(int file, const struct buf *content)
{
    for (size_t at = 0; at < content->length;) {
        ssize_t written = write(file, content->data + at, content->length - at);

        if (written >= 0)
            at += (size_t)written;
        else if (errno != EINTR)
            return -1;
    }
    return 0;
}

int scratch_write(const struct scratch *scratch, const char *name, const struct buf *content,
                  struct err *err)
{
    int file =
        openat(scratch->folder, name, O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600);

    if (file < 0)
        return fail(scratch, name, "write", err);
    if (write_all(file, content)) {
        fail(scratch, name, "write", err);
        close(file);
        return -1;
    }
    return close(file) ? fail(scratch, name, "write", err) : 0;
}

static int read_all(int file, struct buf *content)
{
    char chunk[CHUNK];
    ssize_t length;

    do {
        length = read(file, chunk, sizeof chunk);
        if (length > 0)
            buf_add(content, chunk, (size_t)length);
    } while (length > 0 || (length < 0 && errno == EINTR));
    return length < 0 ? -1 : 0;
}

/* Refuses what is no regular file (a device, a FIFO): reading it might never end. */
static int check_file(const struct scratch *scratch, const char *name, int file, struct err *err)
{
    struct stat found;

    if (fstat(file, &found))
        return fail(scratch, name, "read", err);
    if (!S_ISREG(found.st_mode))
        return err_set(err, STATUS_IO, "%s/%s: is not a regular file", scratch->path, name);
    if (found.st_size > LARGEST)
        return err_set(err, STATUS_LIMIT, "%s/%s: is larger than 1 GiB", scratch->path, name);
    return 0;
}

int scratch_read(const struct scratch *scratch, const char *name, struct buf *content,
                 struct err *err)
{
    /* O_NONBLOCK: a FIFO without a writer would not be opened at all. */
    int file = openat(scratch->folder, name, O_RDONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int failed;

    buf_clear(content);
    if (file < 0)
        return fail(scratch, name, "read", err);
    failed = check_file(scratch, name, file, err);
    if (!failed && (failed = read_all(file, content)))
        fail(scratch, name, "read", err);
    close(file);
    return failed;
}
