#define _GNU_SOURCE /* fopencookie, and all that is wrapped */

#include "points.h"

#include <dirent.h>
#include <errno.h>
#include <execinfo.h>
#include <fcntl.h>
#include <poll.h>
#include <pthread.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

/* Global because the wrapped functions have no other way to it. */
static struct points *current;

static void note_other(struct points *points, long number)
{
    int i = atomic_fetch_add(&points->others_count, 1);

    if (i < POINTS_OTHERS)
        points->others[i] = number;
}

/* Whether the call that is being made is the one that is to fail. */
static bool fails(const char *name)
{
    struct points *points = current;
    long number;

    if (!points)
        return false;
    number = atomic_fetch_add(&points->count, 1) + 1;
    if (!strstr(name, "alloc") && !strstr(name, "memalign"))
        note_other(points, number);
    if (number != points->fail)
        return false;
    snprintf(points->name, sizeof points->name, "%s", name);
    current = NULL;
    points->frames = backtrace(points->stack, POINTS_FRAMES);
    current = points;
    return true;
}

#define WRAP(type, name, parameters, arguments, reason, failure)                                   \
    type __real_##name parameters;                                                                 \
    type __wrap_##name parameters;                                                                 \
    type __wrap_##name parameters                                                                  \
    {                                                                                              \
        if (!fails(#name))                                                                         \
            return __real_##name arguments;                                                        \
        errno = reason;                                                                            \
        return failure;                                                                            \
    }

#ifdef EVERYWHERE
WRAP(void *, __libc_malloc, (size_t size), (size), ENOMEM, NULL)
WRAP(void *, __libc_calloc, (size_t count, size_t size), (count, size), ENOMEM, NULL)
WRAP(void *, __libc_realloc, (void *block, size_t size), (block, size), ENOMEM, NULL)
#else
WRAP(void *, malloc, (size_t size), (size), ENOMEM, NULL)
WRAP(void *, calloc, (size_t count, size_t size), (count, size), ENOMEM, NULL)
WRAP(void *, realloc, (void *block, size_t size), (block, size), ENOMEM, NULL)
#endif
WRAP(int, posix_memalign, (void **block, size_t to, size_t size), (block, to, size), 0, ENOMEM)
WRAP(FILE *, open_memstream, (char **at, size_t *size), (at, size), ENOMEM, NULL)
WRAP(void *, mmap, (void *at, size_t size, int protection, int flags, int file, off_t offset),
     (at, size, protection, flags, file, offset), ENOMEM, MAP_FAILED)
WRAP(int, pthread_create,
     (pthread_t * thread, const pthread_attr_t *how, void *(*work)(void *), void *context),
     (thread, how, work, context), 0, EAGAIN)

WRAP(int, mkstemp, (char *path), (path), ENOSPC, -1)
WRAP(char *, mkdtemp, (char *path), (path), ENOSPC, NULL)
WRAP(int, mkdir, (const char *path, mode_t mode), (path, mode), ENOSPC, -1)
WRAP(int, rename, (const char *from, const char *to), (from, to), EIO, -1)
WRAP(int, fchmod, (int file, mode_t mode), (file, mode), EPERM, -1)
WRAP(int, fsync, (int file), (file), EIO, -1)
WRAP(int, stat, (const char *path, struct stat *found), (path, found), EIO, -1)
WRAP(int, lstat, (const char *path, struct stat *found), (path, found), EIO, -1)
WRAP(int, fstat, (int file, struct stat *found), (file, found), EIO, -1)
WRAP(int, access, (const char *path, int mode), (path, mode), EIO, -1)
WRAP(char *, realpath, (const char *path, char *found), (path, found), EIO, NULL)
WRAP(DIR *, opendir, (const char *path), (path), EMFILE, NULL)
WRAP(DIR *, fdopendir, (int file), (file), ENOMEM, NULL)
WRAP(int, fstatat, (int folder, const char *name, struct stat *found, int flags),
     (folder, name, found, flags), EIO, -1)
WRAP(ssize_t, readlink, (const char *path, char *found, size_t size), (path, found, size), EIO, -1)
WRAP(struct dirent *, readdir, (DIR * folder), (folder), EIO, NULL)

WRAP(ssize_t, read, (int file, void *data, size_t size), (file, data, size), EIO, -1)
WRAP(ssize_t, pread, (int file, void *data, size_t size, off_t at), (file, data, size, at), EIO, -1)
WRAP(ssize_t, write, (int file, const void *data, size_t size), (file, data, size), ENOSPC, -1)
WRAP(int, poll, (struct pollfd * files, nfds_t count, int wait), (files, count, wait), ENOMEM, -1)

WRAP(pid_t, fork, (void), (), EAGAIN, -1)
WRAP(int, pipe, (int ends[2]), (ends), EMFILE, -1)
WRAP(int, dup2, (int from, int to), (from, to), EBUSY, -1)
WRAP(int, fchdir, (int folder), (folder), EACCES, -1)
WRAP(int, execve, (const char *path, char *const *arguments, char *const *environment),
     (path, arguments, environment), ENOMEM, -1)

/* A descriptor is gone even where closing it fails. */
int __real_close(int file);
int __wrap_close(int file);
int __wrap_close(int file)
{
    int failed = __real_close(file);

    if (!fails("close"))
        return failed;
    errno = EIO;
    return -1;
}

#define WRAP_VARIADIC(name, first_type, first, second_type, second, has_third)                     \
    int __real_##name(first_type, second_type, ...);                                               \
    int __wrap_##name(first_type first, second_type second, ...);                                  \
    int __wrap_##name(first_type first, second_type second, ...)                                   \
    {                                                                                              \
        unsigned third = 0;                                                                        \
        va_list arguments;                                                                         \
                                                                                                   \
        va_start(arguments, second);                                                               \
        if (has_third)                                                                             \
            third = va_arg(arguments, unsigned);                                                   \
        va_end(arguments);                                                                         \
        if (!fails(#name))                                                                         \
            return __real_##name(first, second, third);                                            \
        errno = EMFILE;                                                                            \
        return -1;                                                                                 \
    }

WRAP_VARIADIC(open, const char *, path, int, flags, flags &O_CREAT)
WRAP_VARIADIC(fcntl, int, file, int, command, true)

int __real_openat(int folder, const char *path, int flags, ...);
int __wrap_openat(int folder, const char *path, int flags, unsigned mode);
int __wrap_openat(int folder, const char *path, int flags, unsigned mode)
{
    if (!fails("openat"))
        return __real_openat(folder, path, flags, mode);
    errno = EMFILE;
    return -1;
}

/* Streams: the descriptor of each, for fileno(), which knows nothing of them. */
enum { STREAMS = 64 };

static struct {
    FILE *stream;
    int file;
} streams[STREAMS];

static ssize_t stream_read(void *cookie, char *data, size_t size)
{
    return __wrap_read((int)(long)cookie, data, size);
}

/* Of a stream that failed, a cookie says 0. */
static ssize_t stream_write(void *cookie, const char *data, size_t size)
{
    ssize_t written = __wrap_write((int)(long)cookie, data, size);

    return written < 0 ? 0 : written;
}

static int stream_close(void *cookie)
{
    for (int i = 0; i < STREAMS; i++)
        if (streams[i].stream && streams[i].file == (int)(long)cookie)
            streams[i].stream = NULL;
    return __wrap_close((int)(long)cookie);
}

static FILE *stream_on(int file, const char *mode)
{
    const cookie_io_functions_t functions = {stream_read, stream_write, NULL, stream_close};
    FILE *stream = fopencookie((void *)(long)file, mode, functions);

    for (int i = 0; i < STREAMS; i++)
        if (!streams[i].stream) {
            streams[i].stream = stream;
            streams[i].file = file;
            return stream;
        }
    abort();
}

int __real_fileno(FILE *stream);
int __wrap_fileno(FILE *stream);
int __wrap_fileno(FILE *stream)
{
    for (int i = 0; i < STREAMS; i++)
        if (streams[i].stream == stream)
            return streams[i].file;
    return __real_fileno(stream);
}

FILE *__real_fdopen(int file, const char *mode);
FILE *__wrap_fdopen(int file, const char *mode);
FILE *__wrap_fdopen(int file, const char *mode)
{
    if (!current)
        return __real_fdopen(file, mode);
    if (!fails("fdopen"))
        return stream_on(file, mode);
    errno = ENOMEM;
    return NULL;
}

FILE *__real_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode);
FILE *__wrap_fopen(const char *path, const char *mode)
{
    int flags = *mode == 'w' ? O_WRONLY | O_CREAT | O_TRUNC : O_RDONLY, file;

    if (!current)
        return __real_fopen(path, mode);
    if (fails("fopen")) {
        errno = EMFILE;
        return NULL;
    }
    file = __real_open(path, flags, 0666);
    return file < 0 ? NULL : stream_on(file, mode);
}

void points_start(struct points *points)
{
    stdin = stream_on(STDIN_FILENO, "r");
    stdout = stream_on(STDOUT_FILENO, "w");
    current = points;
}

void points_stop(void)
{
    current = NULL;
}
