/* All formats (render/render.h): one table. */
#ifndef GDPLOT_PICTURE_FORMATS_H
#define GDPLOT_PICTURE_FORMATS_H

#include "render/render.h"

/* Format number `i`; NULL past the last. The first of those with the same extension is what the
 * extension means where no renderer is named. */
const struct format *format_at(size_t i);

/*
 * The format with this extension, in small letters or capitals: the one that `renderer` makes or,
 * where that is NULL, the first. NULL where there is none.
 */
const struct format *format_find(const char *extension, const char *renderer);

/* The format with this extension that moves; NULL where there is none. */
const struct format *format_find_moving(const char *extension);

/* Whether it is the first with its extension. */
bool format_is_first(const struct format *format);

/* The first format with the extension of this file name; NULL where there is none. */
const struct format *format_of_name(const char *name);

#endif
