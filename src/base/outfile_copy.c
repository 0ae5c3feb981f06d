#include "base/outfile_copy.h"

#include <errno.h>
#include <fcntl.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

static int fail(const struct outfile *file, int reason, const char *what, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot write%s: %s", file->path, what, strerror(reason));
}

/*
 * Makes the target as long as the new file. Some file systems cannot allocate in advance: there the
 * copy goes on without.
 */
static int make_room(int to, off_t before, off_t length)
{
    int reason = length > before ? posix_fallocate(to, 0, length) : 0;

    if (reason != ENOSPC && reason != EFBIG && reason != EDQUOT)
        return 0;
    return ftruncate(to, before) ? errno : reason;
}

static int write_all(int to, const char *bytes, size_t count, off_t at)
{
    while (count) {
        ssize_t written = pwrite(to, bytes, count, at);

        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return -1;
        bytes += written;
        count -= (size_t)written;
        at += written;
    }
    return 0;
}

static int copy_all(int from, int to, off_t length)
{
    char chunk[65536];

    for (off_t at = 0; at < length;) {
        ssize_t count = pread(from, chunk, sizeof chunk, at);

        if (count < 0 && errno == EINTR)
            continue;
        if (count == 0)
            errno = EIO;
        if (count <= 0 || write_all(to, chunk, (size_t)count, at))
            return -1;
        at += count;
    }
    return ftruncate(to, length);
}

static int copy(const struct outfile *file, int to, struct err *err)
{
    static const char part[] = " all of it, and it is a mount of its own, which now holds a part";
    struct stat old, made;
    int reason;

    if (fstat(file->lock, &made) || fstat(to, &old))
        return fail(file, errno, "", err);
    reason = S_ISREG(old.st_mode) ? make_room(to, old.st_size, made.st_size) : EBUSY;
    if (reason)
        return fail(file, reason, "", err);
    return copy_all(file->lock, to, made.st_size) ? fail(file, errno, part, err) : 0;
}

int outfile_copy(const struct outfile *file, struct err *err)
{
    int to = open(file->target, O_WRONLY | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);
    int result;

    if (to < 0)
        return fail(file, errno, "", err);
    result = copy(file, to, err);
    if (close(to) && !result)
        result = fail(file, errno, "", err);
    return result;
}
