/* The files of a data set, where it has several: patterns and lists become the files they mean. */
#ifndef GDPLOT_REQUEST_DATA_LIST_H
#define GDPLOT_REQUEST_DATA_LIST_H

#include "base/err.h"
#include "descent/data_files.h"
#include "request/spec.h"

enum { DATA_LIST_MOST = 100000 };

/*
 * Goes over what was typed as --data. A name that is no file's is a pattern where it has * ? or [,
 * or names the file of a list where it begins with @: a file a line, from the working directory.
 * These files are regular ones (base/file.h), and no file counts twice. Afterwards spec->data_files
 * has all files, and spec->data what labels call them; of one file it is that, and the list is
 * empty. spec->data_lists has the files of lists. Errors: STATUS_USAGE, also where options about
 * rows are given and all files are of sums; STATUS_IO; STATUS_LIMIT past DATA_LIST_MOST.
 */
int data_list_expand(struct spec *spec, struct err *err);

/* All files of spec->data; they borrow from the spec. */
struct data_files data_list_of(const struct spec *spec);

#endif
