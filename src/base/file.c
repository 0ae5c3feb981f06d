#include "base/file.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

static int fail(const char *path, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot read: %s", path, strerror(errno ? errno : EIO));
}

int file_read_start(const char *path, size_t most, struct buf *content, struct err *err)
{
    bool standard = !strcmp(path, "-");
    FILE *stream = standard ? stdin : fopen(path, "rb");
    size_t before = content->length, got;
    char chunk[65536];
    int result = 0;

    if (!stream)
        return fail(path, err);
    errno = 0;
    while (content->length - before <= most && (got = fread(chunk, 1, sizeof chunk, stream)) > 0)
        buf_add(content, chunk, got);
    if (ferror(stream))
        result = fail(standard ? "stdin" : path, err);
    if (!standard)
        fclose(stream);
    return result;
}

int file_read(const char *path, size_t most, struct buf *content, struct err *err)
{
    size_t before = content->length;

    if (file_read_start(path, most, content, err))
        return -1;
    if (content->length - before > most)
        return err_set(err, STATUS_LIMIT, "%s: more than %zu MiB", path, most >> 20);
    return 0;
}

bool file_is_special(const char *path)
{
    struct stat there;

    return !stat(path, &there) && !S_ISREG(there.st_mode) && !S_ISDIR(there.st_mode);
}
