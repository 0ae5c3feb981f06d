/*
 * Removes temporary files and folders of gdplot processes that were killed.
 *
 * A temporary file or folder is called LEFTOVERS_FILE or LEFTOVERS_FOLDER and then six letters and
 * digits, which mkstemp or mkdtemp puts in place of LEFTOVERS_ANY. The process that makes one locks
 * it (flock) until it no longer needs it; when the process ends, in whatever way, the system
 * unlocks it. So a file or folder is removed if it has such a name, belongs to this user, was not
 * changed for a minute and is not locked. Nothing else ever is.
 *
 * Process numbers in the names would not do: they are used again, and say nothing of other hosts
 * and containers that share the folder. Where locks do not work, nothing is removed; where they do
 * not reach the other host (NFS with local locks), the minute protects a file that is being
 * written.
 */
#ifndef GDPLOT_BASE_LEFTOVERS_H
#define GDPLOT_BASE_LEFTOVERS_H

#define LEFTOVERS_FILE   ".gdplot-temporary-"
#define LEFTOVERS_FOLDER "gdplot-temporary-"
#define LEFTOVERS_ANY    "XXXXXX"

/*
 * Locks a temporary file or folder that was just made, until the last copy of the descriptor is
 * closed, in whichever process. A file system without locks does no harm: there nobody can lock the
 * file to remove it either.
 */
void leftovers_lock(int file);

/* Removes the files that were left in `folder`. No error where that fails. */
void leftovers_remove_files(const char *folder);

/*
 * Removes the folders that were left in `folder`, each with its files; a folder that holds a file
 * whose name is not among `names` (which end with NULL) stays as it is. No error where that fails.
 */
void leftovers_remove_folders(const char *folder, const char *const *names);

#endif
