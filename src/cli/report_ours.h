/*
 * Which files in a report's folder a report has made, and may make anew.
 *
 * A figure or a trajectory bears the recipe inside it, a page the line that names gdplot. What
 * bears neither (a PDF that gnuplot drew, a page of a user's template) stands in the folder's list,
 * `.gdplot-files`, with the SHA-256 of what was written; the list is as sha256sum writes it. A file
 * of the list that was changed since is the user's.
 */
#ifndef GDPLOT_CLI_REPORT_OURS_H
#define GDPLOT_CLI_REPORT_OURS_H

#include <stdbool.h>

#include "base/err.h"
#include "cli/report_files.h"

struct ours {
    char *path;           /* of the list; owned */
    struct ours_file *at; /* what it holds; owned */
    size_t count, capacity;
    bool torn; /* its last line was not written to its end */
};

/* Sets the path, that of the folder's list. To be released. */
void ours_init(struct ours *ours, const char *folder);

/*
 * Reads the list, which need not be there. Errors: STATUS_IO, also where it is no plain file;
 * STATUS_INPUT for what is no such list; STATUS_LIMIT.
 */
int ours_read(struct ours *ours, struct err *err);
void ours_release(struct ours *ours);

/* Whether a report made the file at `path`, which is there, and it may be made anew. */
bool ours_has(const struct ours *ours, const char *path);

/* To be called before the first ours_note: what follows a line begins one. Errors: STATUS_IO. */
int ours_mend(const struct ours *ours, struct err *err);

/*
 * Adds the file at `path`, if it bears no mark, to the end of the list as soon as it is written: a
 * report that is ended early has made it nevertheless. For any process. Errors: STATUS_IO.
 */
int ours_note(const struct ours *ours, const char *path, struct err *err);

/*
 * Makes the list anew: of the report's files those that were noted, are as they were then and bear
 * no mark; of what others have listed meanwhile or before, all that is there. A list without files
 * is removed. Errors: those of ours_read.
 */
int ours_write(struct ours *ours, const struct report_files *files, struct err *err);

#endif
