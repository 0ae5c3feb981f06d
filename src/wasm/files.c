/*
 * The C library's calls for files, on those that gdplot.js has. Each replaces that of Emscripten,
 * which asks a host for more than twenty system calls.
 */
#include "wasm/files.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <glob.h>
#include <poll.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

enum { FIRST = 3 }; /* of the descriptors that are no standard files */

static int fail(int reason)
{
    errno = reason;
    return -1;
}

/* Only what is there can be opened, to be read. */
int open(const char *path, int flags, ...)
{
    int file;

    if ((flags & O_ACCMODE) != O_RDONLY)
        return fail(EROFS);
    file = files_open(path, (int)strlen(path));
    return file < 0 ? fail(-file) : file;
}

int openat(int folder, const char *path, int flags, ...)
{
    (void)folder;
    return open(path, flags);
}

int fstat(int file, struct stat *found)
{
    *found = (struct stat){
        .st_mode = (file < FIRST ? S_IFIFO : S_IFREG) | 0444,
        .st_ino = (ino_t)files_place(file),
        .st_nlink = 1,
        .st_size = files_size(file),
    };
    return 0;
}

int stat(const char *path, struct stat *found)
{
    int file = open(path, O_RDONLY);

    if (file < 0)
        return -1;
    fstat(file, found);
    close(file);
    return 0;
}

int lstat(const char *path, struct stat *found)
{
    return stat(path, found);
}

int access(const char *path, int wanted)
{
    struct stat found;

    if (stat(path, &found))
        return -1;
    return wanted & W_OK ? fail(EROFS) : 0;
}

/* Descriptors keep no flags, which nothing that runs alone has a use for. */
int fcntl(int file, int command, ...)
{
    (void)file, (void)command;
    return 0;
}

int flock(int file, int operation)
{
    (void)file, (void)operation;
    return 0;
}

ssize_t readlink(const char *path, char *target, size_t size)
{
    (void)path, (void)target, (void)size;
    return fail(EINVAL); /* which says that it is no link */
}

/* There are no folders: a name with slashes is one name. */
DIR *opendir(const char *path)
{
    (void)path;
    errno = ENOTDIR;
    return NULL;
}

struct dirent *readdir(DIR *folder)
{
    (void)folder;
    return NULL;
}

int closedir(DIR *folder)
{
    (void)folder;
    return 0;
}

int glob(const char *pattern, int flags, int (*failed)(const char *, int), glob_t *found)
{
    (void)pattern, (void)flags, (void)failed, (void)found;
    return GLOB_NOMATCH;
}

void globfree(glob_t *found)
{
    (void)found;
}

/* Who reads never waits: all bytes are there. */
int poll(struct pollfd *files, nfds_t count, int patience)
{
    (void)files, (void)patience;
    return (int)count;
}
