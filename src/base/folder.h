/* Folders for output. */
#ifndef GDPLOT_BASE_FOLDER_H
#define GDPLOT_BASE_FOLDER_H

#include <stdbool.h>

#include "base/err.h"

/* Whether there is a folder at the path. */
bool folder_is(const char *path);

/* Makes the folder and the folders above it, as far as they do not exist. Errors: STATUS_IO. */
int folder_make(const char *path, struct err *err);

/* "FOLDER/NAME", or "NAME" in the working directory (""); the caller frees it. */
char *folder_join(const char *folder, const char *name);

/* The path of `name` in the folder that the file at `path` lies in; the caller frees it. */
char *folder_beside(const char *path, const char *name);

/* Whether two paths are spelt for the same file, as far as the spelling tells. */
bool folder_same_file(const char *a, const char *b);

#endif
