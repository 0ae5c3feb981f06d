#include "base/leftovers.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <string.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

enum { SECONDS_LEFT_ALONE = 60 };

void leftovers_lock(int file)
{
    flock(file, LOCK_EX | LOCK_NB);
}

/*
 * Whether the process that made the file or folder is gone. If so, this process holds its lock now,
 * so that no other process removes it meanwhile: one that waited for the lock finds a file without
 * a name (st_nlink 0).
 */
static bool is_abandoned(int file, mode_t kind)
{
    struct stat found;

    return !fstat(file, &found) && (found.st_mode & S_IFMT) == kind && found.st_uid == geteuid() &&
           time(NULL) - found.st_mtime > SECONDS_LEFT_ALONE && !flock(file, LOCK_EX | LOCK_NB) &&
           !fstat(file, &found) && found.st_nlink > 0;
}

static void remove_file(int folder, const char *name)
{
    /* Open for writing: NFS locks no other files. */
    int file = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (file < 0)
        return;
    if (is_abandoned(file, S_IFREG))
        unlinkat(folder, name, 0);
    close(file);
}

static bool is_one_of(const char *name, const char *const *names)
{
    while (*names && strcmp(*names, name) != 0)
        names++;
    return *names != NULL;
}

/* Whether the entry is a regular file of this user with one of the names. */
static bool is_ours(int folder, const char *name, const char *const *names)
{
    struct stat found;

    return is_one_of(name, names) && !fstatat(folder, name, &found, AT_SYMLINK_NOFOLLOW) &&
           S_ISREG(found.st_mode) && found.st_uid == geteuid();
}

/* Whether the folder holds no other entries than files that are ours. */
static bool holds_ours_alone(int folder, const char *const *names)
{
    static const char *const itself[] = {".", "..", NULL};
    int copy = openat(folder, ".", O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    DIR *entries = copy < 0 ? NULL : fdopendir(copy);
    struct dirent *entry;
    bool ours = entries != NULL;

    if (copy >= 0 && !entries)
        close(copy);
    errno = 0;
    while (ours && (entry = readdir(entries)))
        ours = is_one_of(entry->d_name, itself) || is_ours(folder, entry->d_name, names);
    ours = ours && !errno;
    if (entries)
        closedir(entries);
    return ours;
}

static void remove_folder(int folder, const char *name, const char *const *names)
{
    int file = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (file < 0)
        return;
    if (is_abandoned(file, S_IFDIR) && holds_ours_alone(file, names)) {
        for (; *names; names++)
            unlinkat(file, *names, 0);
        unlinkat(folder, name, AT_REMOVEDIR);
    }
    close(file);
}

/* Whether mkstemp or mkdtemp made the name: the prefix and six letters or digits. */
static bool is_made(const char *name, const char *prefix)
{
    static const char letters[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";
    size_t length = strlen(prefix);

    return !strncmp(name, prefix, length) && strlen(name + length) == sizeof LEFTOVERS_ANY - 1 &&
           strspn(name + length, letters) == sizeof LEFTOVERS_ANY - 1;
}

void leftovers_remove_files(const char *folder)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    while (entries && (entry = readdir(entries)))
        if (is_made(entry->d_name, LEFTOVERS_FILE))
            remove_file(dirfd(entries), entry->d_name);
    if (entries)
        closedir(entries);
}

void leftovers_remove_folders(const char *folder, const char *const *names)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    while (entries && (entry = readdir(entries)))
        if (is_made(entry->d_name, LEFTOVERS_FOLDER))
            remove_folder(dirfd(entries), entry->d_name, names);
    if (entries)
        closedir(entries);
}
