/* All formats (render/render.h): one table. */
#ifndef GDPLOT_PICTURE_FORMATS_H
#define GDPLOT_PICTURE_FORMATS_H

#include "render/render.h"

/* Format number `i`; NULL past the last. Of those with the same extension, its own comes first. */
const struct format *format_at(size_t i);

/*
 * The format with this extension, in small letters or capitals: the one that `renderer` makes or,
 * where that is NULL, the extension's own. NULL where there is none.
 */
const struct format *format_find(const char *extension, const char *renderer);

/* Whether it is the extension's own. */
bool format_is_first(const struct format *format);

/* The format that the file's name has an extension of; NULL for none. */
const struct format *format_of_name(const char *name);

#endif
