/*
 * Descriptions: help, manual and version, which describe the program where commands make something.
 * The row of each stands at the end of its file.
 */
#ifndef GDPLOT_CLI_DESCRIPTION_H
#define GDPLOT_CLI_DESCRIPTION_H

#include <stddef.h>

#include "base/err.h"

struct description {
    const char *name;
    const char *option, *letter; /* options that ask for the same, "--help" and "-h"; or NULL */
    const char *summary;
    int (*run)(int count, char **arguments, struct err *err); /* gets the whole command line */
};

extern const struct description description_help, description_manual, description_version;

/* Description number `i`; NULL past the last. */
const struct description *description_at(size_t i);

/* The description of that name, option or letter; NULL where there is none. */
const struct description *description_find(const char *name);

/* Fails where there are more than `most` arguments, 0 or 1, after the name. */
int description_check_rest(int count, char **arguments, int most, struct err *err);

#endif
