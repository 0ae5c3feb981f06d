/* Names for logs: the shortest part of each path that tells it from the others. */
#ifndef GDPLOT_DESCENT_LOG_LABELS_H
#define GDPLOT_DESCENT_LOG_LABELS_H

#include <stddef.h>

/*
 * The name of each of `count` paths, cleaned as labels; the array and the names are the caller's.
 * Of one path, it is the name of the file without its extension, or of an event file its folder's.
 * Of several, it is the component by which all differ, the shortest if there are several; what all
 * begin with is left out, up to a sign between words. Where no component does, it is all from the
 * first by which they differ.
 */
char **log_labels(const char *const *paths, size_t count);

#endif
