/* The good inputs that are changed, and the commands that read them. */
#ifndef GDPLOT_TESTS_INPUTS_H
#define GDPLOT_TESTS_INPUTS_H

#include <sys/stat.h>

#include "base/buf.h"

enum { MOST_ARGUMENTS = 40 };

/* A file that commands read. */
struct input {
    char name[256];
    struct buf content;
    struct stat written; /* as it stands in the folder that commands run in */
};

/* A command and what of it is changed: a file, the text behind -f, or for "-" its arguments. */
struct seed {
    char *changed;
    char *arguments[MOST_ARGUMENTS]; /* NULL ends them */
    size_t count;
};

struct inputs {
    struct input *files;
    size_t file_count;
    struct seed *seeds;
    size_t seed_count;
};

/*
 * Reads all files of the folder, and the table of seeds, a row each: what is changed, a bar, and
 * the arguments, split at blanks. Ends the program where that is not possible.
 */
void inputs_read(struct inputs *inputs, const char *folder, const char *table);

/* The file of that name, or NULL. */
struct input *inputs_find(const struct inputs *inputs, const char *name);

/* Writes the file into the working directory: its content, or for not NULL the changed one. */
void input_write(struct input *input, const struct buf *changed);

/* Whether the file stands there as it was written. */
int input_is_untouched(const struct input *input);

#endif
