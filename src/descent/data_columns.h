/* The columns of a data file by their names, for completions: nothing but its header is read. */
#ifndef GDPLOT_DESCENT_DATA_COLUMNS_H
#define GDPLOT_DESCENT_DATA_COLUMNS_H

#include "base/err.h"

/*
 * Calls `each` with the name of every column that has one, as --columns takes it, quoted where that
 * is needed; not at all where the file has no header. Errors: those of data_read of such a
 * beginning.
 */
int data_columns(const char *path, void (*each)(void *context, const char *name), void *context,
                 struct err *err);

#endif
