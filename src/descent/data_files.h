/*
 * Data sets of several files, and of sums in place of rows. The order of the files, and how the
 * rows fall into them, changes nothing.
 */
#ifndef GDPLOT_DESCENT_DATA_FILES_H
#define GDPLOT_DESCENT_DATA_FILES_H

#include "base/err.h"
#include "descent/data_sums.h"

/* Files of rows (data.h), or of sums where they are named so (sums_file.h). */
struct data_files {
    const char *const *path; /* borrowed */
    size_t count;            /* at least 1 */
};

/* Whether there is one file alone, which has rows. */
bool data_files_are_rows(const struct data_files *files);

/* As many threads as are of use here. */
long data_files_threads(void);

/*
 * The sums of all rows. Of a source that is one file of rows the SHA-256 is the file's, else that
 * of the sums as they are written; its columns are those that a file names. `format` is how rows
 * are read; its columns are chosen in sums, too (data_set.h). The sums are to be released in any
 * case. At most `threads` threads read at a time. Errors:
 * those of data_fold and sums_file_read; STATUS_INPUT for files of other columns, for sums that no
 * rows can have, and where there is no row at all; STATUS_LIMIT.
 */
int data_files_read(struct data_sums *sums, struct data_source *source,
                    const struct data_files *files, const struct data_format *format, long threads,
                    struct err *err);

#endif
