#include "base/outfile.h"

#include <errno.h>
#include <limits.h>
#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/mem.h"

static const int fatal_signals[] = {SIGINT, SIGTERM, SIGHUP, SIGPIPE};

enum { FATAL_SIGNALS = sizeof fatal_signals / sizeof *fatal_signals };

/* The files whose temporary names exist: global because a signal handler has no other way in. */
static struct outfile *volatile pending;

static void remove_pending(void)
{
    for (struct outfile *file = pending; file; file = file->next)
        unlink(file->temporary);
}

static void remove_pending_and_die(int number)
{
    remove_pending();
    signal(number, SIG_DFL);
    raise(number);
}

static void block_fatal_signals(sigset_t *before)
{
    sigset_t set;

    sigemptyset(&set);
    for (int i = 0; i < FATAL_SIGNALS; i++)
        sigaddset(&set, fatal_signals[i]);
    sigprocmask(SIG_BLOCK, &set, before);
}

/*
 * Catches what would leave debris: exit() for want of memory, and the signals, unless the caller of
 * gdplot ignores them.
 */
static void watch_over_files(void)
{
    static bool watching;
    struct sigaction action, old;

    if (watching)
        return;
    watching = true;
    atexit(remove_pending);
    memset(&action, 0, sizeof action);
    action.sa_handler = remove_pending_and_die;
    sigfillset(&action.sa_mask);
    for (int i = 0; i < FATAL_SIGNALS; i++)
        if (!sigaction(fatal_signals[i], NULL, &old) && old.sa_handler != SIG_IGN)
            sigaction(fatal_signals[i], &action, NULL);
}

static int fail(struct outfile *file, struct err *err)
{
    return err_set(err, STATUS_IO, "%s: cannot write: %s", file->path, strerror(errno));
}

static int open_directly(struct outfile *file, const char *path, struct err *err)
{
    file->stream = fopen(path, "wb");
    return file->stream ? 0 : fail(file, err);
}

/* ".gdplot-XXXXXX" in the folder of `target`. */
static char *temporary_name(const char *target)
{
    static const char name[] = ".gdplot-XXXXXX";
    const char *slash = strrchr(target, '/');
    size_t folder = slash ? (size_t)(slash - target) + 1 : 0;
    char *path = mem_resize(NULL, folder + sizeof name, 1);

    memcpy(path, target, folder);
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
    block_fatal_signals(&before);
    fd = mkstemp(file->temporary);
    if (fd < 0) {
        free(file->temporary);
        file->temporary = NULL;
    } else {
        file->next = pending;
        pending = file;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
    if (fd < 0)
        return fail(file, err);
    if (fchmod(fd, permissions(old)) || !(file->stream = fdopen(fd, "wb"))) {
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

    memset(file, 0, sizeof *file);
    file->path = path;
    watch_over_files();
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

static void forget(struct outfile *file)
{
    struct outfile *volatile *link = &pending;

    while (*link && *link != file)
        link = &(*link)->next;
    if (*link)
        *link = file->next;
}

/* Takes the temporary file off the list of debris, by renaming it to its target or removing it. */
static int settle(struct outfile *file, int keep)
{
    sigset_t before;
    int failed;

    block_fatal_signals(&before);
    failed = keep ? rename(file->temporary, file->target) : unlink(file->temporary);
    if (!failed || !keep) {
        forget(file);
        free(file->temporary);
        file->temporary = NULL;
    }
    sigprocmask(SIG_SETMASK, &before, NULL);
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
