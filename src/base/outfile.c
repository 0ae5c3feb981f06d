#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/file.h"
#include "base/leftovers.h"
#include "base/mem.h"
#include "base/outfile_copy.h"
#include "base/place.h"

enum { TRIES_A_SECOND = 100 };

static void remove_temporary(struct cleanup *self)
{
    unlink(((struct outfile *)self)->temporary);
}

static int fail(struct outfile *file, struct err *err)
{
    err_set(err, STATUS_IO, "%s: cannot write: %s", file->path, strerror(errno));
    return -1;
}

/* Without O_NONBLOCK open() waits for a reader of a FIFO for ever; with it none is ENXIO. */
static int open_device(const char *path, bool fifo)
{
    const struct timespec pause = {.tv_nsec = 1000000000 / TRIES_A_SECOND};
    int device = -1;

    for (int i = 0; device < 0 && i < FILE_PATIENCE * TRIES_A_SECOND; i++) {
        device = open(path, O_WRONLY | O_TRUNC | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        if (device < 0 && !(fifo && errno == ENXIO))
            return -1;
        if (device < 0)
            nanosleep(&pause, NULL);
    }
    if (device < 0)
        errno = ENXIO;
    return device;
}

static int open_directly(struct outfile *file, bool fifo, struct err *err)
{
    int device = open_device(file->path, fifo);

    if (device < 0 && fifo && errno == ENXIO) {
        err_set(err, STATUS_IO, "%s: cannot write: a FIFO that nobody reads", file->path);
        return -1;
    }
    if (device < 0)
        return fail(file, err);
    if (!fcntl(device, F_SETFL, 0))
        file->stream = fdopen(device, "wb");
    if (file->stream)
        return 0;
    fail(file, err);
    close(device);
    return -1;
}

/*
 * Whether another of this process has its temporary file in the folder that the path begins with:
 * then what was left there has been looked for. To look again for each of many files would take
 * time with the square of their number, since their temporary files lie there, too.
 */
static bool was_looked_through(const char *path, size_t folder)
{
    for (const struct cleanup *at = cleanup_last(); at; at = at->next) {
        const char *other =
            at->undo == remove_temporary ? ((const struct outfile *)at)->temporary : NULL;

        if (other && !strncmp(other, path, folder) && !strchr(other + folder, '/'))
            return true;
    }
    return false;
}

/* For mkstemp(), in the folder of `target`. */
static char *temporary_name(const char *target)
{
    static const char name[] = LEFTOVERS_FILE LEFTOVERS_ANY;
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    char *path = mem_resize(NULL, folder + sizeof name, 1);

    memcpy(path, target, folder);
    path[folder] = '\0';
    if (!was_looked_through(path, folder))
        leftovers_remove_files(folder ? path : ".");
    memcpy(path + folder, name, sizeof name);
    return path;
}

static mode_t permissions(const struct stat *old)
{
    mode_t mask;

    if (old)
        return old->st_mode & 0777;
    mask = umask(0);
    umask(mask);
    return 0666 & ~mask;
}

/* No temporary file can be made: perhaps no file at all. */
static int fail_to_make(struct outfile *file, struct err *err)
{
    int reason = errno;
    const char *slash = strrchr(file->target, '/');
    char *folder = mem_text(slash ? file->target : ".");

    if (slash)
        folder[slash - file->target + 1] = '\0';
    if ((reason == EACCES || reason == EROFS) && !access(folder, F_OK) && access(folder, W_OK))
        err_set(err, STATUS_IO, "%s: cannot write: its folder %s is read-only", file->path, folder);
    free(folder);
    errno = reason;
    return fail(file, err);
}

static int open_temporary(struct outfile *file, const struct stat *old, struct err *err)
{
    sigset_t before;
    int fd;

    file->temporary = temporary_name(file->target);
    cleanup_hold(&before);
    fd = mkstemp(file->temporary);
    if (fd < 0) {
        free(file->temporary);
        file->temporary = NULL;
    } else {
        cleanup_add(&file->cleanup);
    }
    cleanup_let_go(&before);
    if (fd < 0)
        return fail_to_make(file, err);
    fcntl(fd, F_SETFD, FD_CLOEXEC);
    leftovers_lock(fd);
    file->lock = fcntl(fd, F_DUPFD_CLOEXEC, 0);
    if (file->lock < 0 || fchmod(fd, permissions(old)) || !(file->stream = fdopen(fd, "wb"))) {
        fail(file, err);
        close(fd);
        return -1;
    }
    return 0;
}

int outfile_open(struct outfile *file, const char *path, struct err *err)
{
    struct stat old;
    int exists;

    *file = (struct outfile){.cleanup.undo = remove_temporary, .path = path, .lock = -1};
    if (!strcmp(path, "-")) {
        file->stream = stdout;
        return 0;
    }
    exists = !stat(path, &old);
    if (!exists && errno != ENOENT)
        return fail(file, err);
    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return fail(file, err);
    }
    if (exists && !S_ISREG(old.st_mode))
        return open_directly(file, S_ISFIFO(old.st_mode), err);
    /* Renaming would get around the protection of a read-only file. */
    if (exists && access(path, W_OK))
        return fail(file, err);
    file->target = exists ? realpath(path, NULL) : place_follow(path);
    if (!file->target)
        return fail(file, err);
    return open_temporary(file, exists ? &old : NULL, err);
}

/*
 * Why an earlier write failed is forgotten by now; one more byte of the lost file fails for the
 * same reason, when it is flushed.
 */
static void write_once_more(FILE *stream)
{
    fflush(stream);
    fputc('\n', stream);
}

int outfile_finish(struct outfile *file, struct err *err)
{
    FILE *stream = file->stream;
    int failed, reason;

    file->stream = NULL;
    if (ferror(stream))
        write_once_more(stream);
    errno = 0;
    failed = fflush(stream) || ferror(stream);
    reason = errno;
    if (stream != stdout && fclose(stream) && !failed) {
        failed = 1;
        reason = errno;
    }
    errno = reason ? reason : EIO;
    return failed ? fail(file, err) : 0;
}

/* Renames the temporary file to its target, or else copies it there and removes it. */
static int put_in_place(struct outfile *file, struct err *err)
{
    if (!rename(file->temporary, file->target))
        return 0;
    if (errno != EBUSY && errno != EXDEV)
        return fail(file, err);
    if (outfile_copy(file, err))
        return -1;
    unlink(file->temporary);
    return 0;
}

/* Takes the temporary file off the list of debris, by putting it in its place or removing it. */
static int settle(struct outfile *file, int keep, struct err *err)
{
    sigset_t before;
    int failed;

    cleanup_hold(&before);
    failed = keep ? put_in_place(file, err) : unlink(file->temporary);
    if (!failed || !keep) {
        cleanup_remove(&file->cleanup);
        free(file->temporary);
        file->temporary = NULL;
        if (file->lock >= 0)
            close(file->lock);
    }
    cleanup_let_go(&before);
    return failed;
}

int outfile_commit(struct outfile *file, struct err *err)
{
    if (!file->temporary)
        return 0;
    return settle(file, 1, err);
}

void outfile_release(struct outfile *file)
{
    if (file->stream && file->stream != stdout)
        fclose(file->stream);
    file->stream = NULL;
    if (file->temporary)
        settle(file, 0, NULL);
    free(file->target);
    file->target = NULL;
}

int outfile_write(const char *path, const struct buf *content, struct err *err)
{
    struct outfile file;
    int result = outfile_open(&file, path, err);

    if (!result) {
        fwrite(content->data, 1, content->length, file.stream);
        result = outfile_finish(&file, err);
    }
    if (!result)
        result = outfile_commit(&file, err);
    outfile_release(&file);
    return result;
}
