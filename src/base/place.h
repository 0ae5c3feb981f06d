/*
 * Where a path leads: which file it is, or would become, however it is spelt and linked.
 *
 * A file that is there is known by its device and inode. One that is not is known by the nearest
 * folder that is there, and by the names below it. A dangling link leads to where it points.
 */
#ifndef GDPLOT_BASE_PLACE_H
#define GDPLOT_BASE_PLACE_H

#include <sys/stat.h>

struct place {
    mode_t type; /* S_IFREG, S_IFIFO, ...; S_IFREG too where nothing is there; 0: no place at all */
    dev_t device;
    ino_t inode;
    char *rest; /* owned; the names below the folder; NULL for a file that is there */
};

/* The place of a path, or of an open file. To be released. */
struct place place_of(const char *path);
struct place place_of_open(int file);
void place_release(struct place *place);

/* Orders places; 0 for two that are one. */
int place_compare(const struct place *a, const struct place *b);

/*
 * The path with its last links followed, even where the file that they lead to is not there. The
 * caller frees it. NULL and errno where that cannot be told.
 */
char *place_follow(const char *path);

#endif
