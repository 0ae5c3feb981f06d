/* Files that gdplot made, and folders of them. */
#ifndef GDPLOT_PICTURE_MADE_FOLDER_H
#define GDPLOT_PICTURE_MADE_FOLDER_H

#include <stdbool.h>

#include "base/err.h"
#include "request/spec.h"

/*
 * Adds the names of the files in a folder that have a recipe, sorted; pipes are not waited for.
 * `others`, unless NULL, gets those that could be figures by their names, and have none, but the
 * second files of others. Errors: STATUS_IO.
 */
int made_in_folder(const char *folder, struct texts *names, struct texts *others, struct err *err);

/*
 * The operands, and in place of a folder the paths of the figures in it; those that are links there
 * go to `links`, unless that is NULL: they may lead out of the folder. Errors: STATUS_IO;
 * STATUS_INPUT for a folder without one.
 */
int made_list(const struct texts *operands, struct texts *paths, struct texts *others,
              struct texts *links, struct err *err);

#endif
