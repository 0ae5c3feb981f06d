#include "base/outfile.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/leftovers.h"
#include "base/mem.h"

static void remove_temporary(struct cleanup *self)
{
    unlink(((struct outfile *)self)->temporary);
}

static int fail(struct outfile *file, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot write: %s", file->path, strerror(errno));
}

static int open_directly(struct outfile *file, const char *path, struct err *err)
{
    file->stream = fopen(path, "wb");
    if (!file->stream)
        return fail(file, err);
    fcntl(fileno(file->stream), F_SETFD, FD_CLOEXEC);
    return 0;
}

/* For mkstemp(), in the folder of `target`. */
static char *temporary_name(const char *target)
{
    static const char name[] = LEFTOVERS_FILE "XXXXXX";
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    char *path = mem_resize(NULL, folder + sizeof name, 1);

    memcpy(path, target, folder);
    path[folder] = '\0';
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
        return fail(file, err);
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
    /* A link to a file that is not there yet: renaming would replace the link. */
    if (!exists && !lstat(path, &old))
        return open_directly(file, path, err);
    if (exists && S_ISDIR(old.st_mode)) {
        errno = EISDIR;
        return fail(file, err);
    }
    if (exists && !S_ISREG(old.st_mode))
        return open_directly(file, path, err);
    /* Renaming would get around the protection of a read-only file. */
    if (exists && access(path, W_OK))
        return fail(file, err);
    file->target = exists ? realpath(path, NULL) : mem_text(path);
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

/* Takes the temporary file off the list of debris, by renaming it to its target or removing it. */
static int settle(struct outfile *file, int keep)
{
    sigset_t before;
    int failed;

    cleanup_hold(&before);
    failed = keep ? rename(file->temporary, file->target) : unlink(file->temporary);
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
    return settle(file, 1) ? fail(file, err) : 0;
}

void outfile_release(struct outfile *file)
{
    if (file->stream && file->stream != stdout)
        fclose(file->stream);
    file->stream = NULL;
    if (file->temporary)
        settle(file, 0);
    free(file->target);
    file->target = NULL;
}
