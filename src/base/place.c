#include "base/place.h"

#include <errno.h>
#include <limits.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/mem.h"

enum { MOST_LINKS = 40 }; /* as Linux allows */

/* The length of what stands before the last name of the path: 2 of "a/b", 0 of "b". */
static size_t folder_length(const char *path)
{
    const char *slash = strrchr(path, '/');

    return slash ? (size_t)(slash - path) + 1 : 0;
}

/*
 * Where the link at `path` leads; a relative target is put behind the folder of the link. NULL and
 * errno if it is no link.
 */
static char *read_link(const char *path)
{
    char target[PATH_MAX + 1];
    ssize_t length = readlink(path, target, sizeof target - 1);
    struct buf out = BUF_INIT;

    if (length < 0)
        return NULL;
    target[length] = '\0';
    if (*target != '/')
        buf_add(&out, path, folder_length(path));
    buf_puts(&out, target);
    return buf_detach(&out);
}

char *place_follow(const char *path)
{
    char *at = mem_text(path), *next;

    for (int links = 0; links < MOST_LINKS; links++) {
        next = read_link(at);
        if (!next && (errno == EINVAL || errno == ENOENT)) /* it is no link, or does not exist */
            return at;
        free(at);
        if (!next)
            return NULL;
        at = next;
    }
    free(at);
    errno = ELOOP;
    return NULL;
}

static struct place place_at(const struct stat *found)
{
    return (struct place){found->st_mode & S_IFMT, found->st_dev, found->st_ino, NULL};
}

/* Appends a name to `rest`. ".." removes the last name instead, or is appended if there is none. */
static void add_name(struct buf *rest, const char *name, size_t length)
{
    size_t last = folder_length(rest->data);

    if (!length || (length == 1 && *name == '.'))
        return;
    if (length == 2 && !strncmp(name, "..", 2) && rest->length &&
        strcmp(rest->data + last, "..") != 0) {
        buf_truncate(rest, last ? last - 1 : 0);
        return;
    }
    if (rest->length)
        buf_puts(rest, "/");
    buf_add(rest, name, length);
}

/* "a//./b/../c" is "a/c". */
static void tidy(struct buf *rest, const char *names)
{
    for (size_t length; *names; names += length + (names[length] == '/')) {
        length = strcspn(names, "/");
        add_name(rest, names, length);
    }
}

/* The length of the longest folder in `path` that exists; 0: the working directory. */
static size_t nearest_folder(char *path, struct stat *found)
{
    size_t length = strlen(path);

    for (;;) {
        bool is_there;
        char end;

        while (length && path[length - 1] == '/' && length > 1)
            length--;
        while (length && path[length - 1] != '/')
            length--;
        end = path[length];
        path[length] = '\0';
        is_there = !stat(length ? path : ".", found) && S_ISDIR(found->st_mode);
        path[length] = end;
        if (is_there || !length || length == 1)
            return length;
    }
}

/* The path with the names behind its first `folder` bytes tidied. It never gets longer. */
static char *tidy_path(const char *path, size_t folder)
{
    struct buf out = BUF_INIT, rest = BUF_INIT;

    tidy(&rest, path + folder);
    buf_add(&out, path, folder);
    buf_puts(&out, rest.data);
    buf_release(&rest);
    return buf_detach(&out);
}

/*
 * The place of a path at which no file was found; frees the path. Tidied, it may lead to one:
 * "not-there/../x" is "x".
 */
static struct place place_below(char *path)
{
    struct place place = {0};
    struct stat found;

    for (;;) {
        size_t folder = nearest_folder(path, &found);
        char *tidied = tidy_path(path, folder);
        bool is_tidy = !strcmp(tidied, path);

        free(path);
        path = tidied;
        if (is_tidy)
            place = (struct place){S_IFREG, found.st_dev, found.st_ino, mem_text(path + folder)};
        else if (!stat(path, &found))
            place = place_at(&found);
        else
            continue;
        free(path);
        return place;
    }
}

struct place place_of(const char *path)
{
    struct stat found;
    char *target;

    if (!stat(path, &found))
        return place_at(&found);
    target = place_follow(path);
    if (!target)
        return (struct place){0};
    return place_below(target);
}

struct place place_of_open(int file)
{
    struct stat found;

    if (fstat(file, &found))
        return (struct place){0};
    return place_at(&found);
}

void place_release(struct place *place)
{
    free(place->rest);
    *place = (struct place){0};
}

int place_compare(const struct place *a, const struct place *b)
{
    if (a->device != b->device)
        return a->device < b->device ? -1 : 1;
    if (a->inode != b->inode)
        return a->inode < b->inode ? -1 : 1;
    return strcmp(a->rest ? a->rest : "", b->rest ? b->rest : "");
}
