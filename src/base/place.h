/*
 * Where a path leads: which file it is, or would become, however it is spelt and linked.
 *
 * A file that exists is identified by its device and inode; one that does not, by the nearest
 * folder above it that exists, and by the names below that folder. A dangling link leads to where
 * it points.
 */
#ifndef GDPLOT_BASE_PLACE_H
#define GDPLOT_BASE_PLACE_H

#include <sys/stat.h>

struct place {
    mode_t type; /* S_IFREG, S_IFIFO, ...; S_IFREG also where no file exists yet; 0: the path leads
                    nowhere */
    dev_t device;
    ino_t inode;
    char *rest; /* owned; the names below the folder, of a file that does not exist; else NULL */
};

/* The place of a path, or of an open file. To be released with place_release. */
struct place place_of(const char *path);
struct place place_of_open(int file);
void place_release(struct place *place);

/* Orders places; 0 for two that are one. */
int place_compare(const struct place *a, const struct place *b);

/*
 * Where the path leads if its last name is a link, or a link to a link, even to a file that does
 * not exist; else the path itself. The caller frees it. NULL and errno where that cannot be found
 * out.
 */
char *place_follow(const char *path);

#endif
