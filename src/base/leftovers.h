/*
 * What a gdplot that was killed has left behind.
 *
 * The name of a temporary file or folder is LEFTOVERS_FILE or LEFTOVERS_FOLDER and the six letters
 * and digits that mkstemp puts for LEFTOVERS_ANY, and it is locked (flock) by the process that made
 * it for as long as it is wanted; the system gives the lock up when the process is gone, however it
 * went. So what is of such a name and kind, of this user, not touched for a minute and not locked,
 * is removed; nothing else ever is. Numbers of processes are
 * not asked: they are used again, and say nothing of other hosts and containers that share the
 * folder. Where locks do not work, all is left alone; where they do not reach the other host (NFS
 * with local locks), the minute is what protects a file that is being written.
 */
#ifndef GDPLOT_BASE_LEFTOVERS_H
#define GDPLOT_BASE_LEFTOVERS_H

#define LEFTOVERS_FILE   ".gdplot-temporary-"
#define LEFTOVERS_FOLDER "gdplot-temporary-"
#define LEFTOVERS_ANY    "XXXXXX"

/*
 * Locks a temporary file or folder that was just made, for as long as the descriptor or a copy of
 * it is open in any process. Where that cannot be done, nobody else can either.
 */
void leftovers_lock(int file);

/* Removes files that were left in `folder`. Says nothing where it cannot be done. */
void leftovers_remove_files(const char *folder);

/*
 * Removes folders that were left in `folder`, if they hold no other files than those of `names`, up
 * to a NULL; one that does is left as it is. Says nothing where it cannot be done.
 */
void leftovers_remove_folders(const char *folder, const char *const *names);

#endif
