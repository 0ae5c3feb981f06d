#include "base/leftovers.h"

#include <dirent.h>
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
 * Whether nobody wants it any more. From then on it is locked by us, and its name stays its own:
 * whoever else would remove it needs the lock first, and then finds that it has no name left.
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
    /* To be written to: over NFS no other can be locked. */
    int file = openat(folder, name, O_RDWR | O_NOFOLLOW | O_NONBLOCK | O_CLOEXEC);

    if (file < 0)
        return;
    if (is_abandoned(file, S_IFREG))
        unlinkat(folder, name, 0);
    close(file);
}

static void remove_folder(int folder, const char *name, const char *const *names)
{
    int file = openat(folder, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW | O_CLOEXEC);

    if (file < 0)
        return;
    if (is_abandoned(file, S_IFDIR)) {
        for (; *names; names++)
            unlinkat(file, *names, 0);
        unlinkat(folder, name, AT_REMOVEDIR);
    }
    close(file);
}

static bool begins_with(const char *text, const char *prefix)
{
    return !strncmp(text, prefix, strlen(prefix));
}

void leftovers_remove_files(const char *folder)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    while (entries && (entry = readdir(entries)))
        if (begins_with(entry->d_name, LEFTOVERS_FILE))
            remove_file(dirfd(entries), entry->d_name);
    if (entries)
        closedir(entries);
}

void leftovers_remove_folders(const char *folder, const char *const *names)
{
    DIR *entries = opendir(folder);
    struct dirent *entry;

    while (entries && (entry = readdir(entries)))
        if (begins_with(entry->d_name, LEFTOVERS_FOLDER))
            remove_folder(dirfd(entries), entry->d_name, names);
    if (entries)
        closedir(entries);
}
