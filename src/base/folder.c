#include "base/folder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "base/buf.h"
#include "base/mem.h"

bool folder_is(const char *path)
{
    struct stat there;

    return !stat(path, &there) && S_ISDIR(there.st_mode);
}

static int make_one(const char *path, struct err *err)
{
    if (!mkdir(path, 0777) || (errno == EEXIST && folder_is(path)))
        return 0;
    return err_set(err, STATUS_IO, "%s: cannot make the folder: %s", path, strerror(errno));
}

int folder_make(const char *path, struct err *err)
{
    char *upper = mem_text(path);
    int result = 0;

    for (char *slash = upper; !result && (slash = strchr(slash + 1, '/'));) {
        *slash = '\0';
        result = make_one(upper, err);
        *slash = '/';
    }
    if (!result)
        result = make_one(path, err);
    free(upper);
    return result;
}

char *folder_join(const char *folder, const char *name)
{
    struct buf path = BUF_INIT;

    buf_puts(&path, folder);
    if (*folder && folder[strlen(folder) - 1] != '/')
        buf_puts(&path, "/");
    buf_puts(&path, name);
    return buf_detach(&path);
}

char *folder_beside(const char *path, const char *name)
{
    const char *slash = strrchr(path, '/');
    struct buf placed = BUF_INIT;

    if (slash)
        buf_add(&placed, path, (size_t)(slash - path) + 1);
    buf_puts(&placed, name);
    return buf_detach(&placed);
}

static const char *skip_dots(const char *path)
{
    while (!strncmp(path, "./", 2))
        path += 2;
    return path;
}

bool folder_same_file(const char *a, const char *b)
{
    return !strcmp(skip_dots(a), skip_dots(b));
}
