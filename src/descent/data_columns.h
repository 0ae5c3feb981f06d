/* The names of the columns of a data file, for completions. Only its beginning is read. */
#ifndef GDPLOT_DESCENT_DATA_COLUMNS_H
#define GDPLOT_DESCENT_DATA_COLUMNS_H

#include "base/err.h"

/*
 * Calls `each` with the name of every column that has one, written as --columns takes it (quoted
 * where needed). Never calls it where the file has no header. Errors: those of data_fold.
 */
int data_columns(const char *path, void (*each)(void *context, const char *name), void *context,
                 struct err *err);

#endif
