/* Data sets that are read by several ranks (base/ranks.h), each a part of the bytes of all files.
 */
#ifndef GDPLOT_DESCENT_DATA_SHARES_H
#define GDPLOT_DESCENT_DATA_SHARES_H

#include "descent/data_files.h"
#include "descent/data_set.h"

/*
 * Reads the files into an empty set, which is the same on all ranks; all of them call it. A file
 * that is no regular one is read by rank 0, and one of sums by any, as a whole. Errors: as those of
 * data_files_read; all ranks have the one that is first in the order of the files.
 */
int data_shares_read(struct data_set *set, const struct data_files *files,
                     const struct data_format *format, long threads, struct err *err);

#endif
