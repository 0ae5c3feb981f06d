/*
 * The ledger of a report's folder: which files there a report has made, and may make anew.
 *
 * Most files say themselves that gdplot made them (report/signature.h). Those that do not (a PDF
 * that gnuplot drew, a page of a user's template) stand in the ledger, the file `.gdplot-files`,
 * with the SHA-256 of what was written, as sha256sum writes it. A file of the ledger that was
 * changed since is the user's.
 */
#ifndef GDPLOT_REPORT_LEDGER_H
#define GDPLOT_REPORT_LEDGER_H

#include <stdbool.h>

#include "base/err.h"
#include "report/report_files.h"

struct ledger {
    char *path;             /* owned */
    struct ledger_line *at; /* owned */
    size_t count, capacity;
    bool torn; /* its last line was not written to its end */
};

/* Sets the path, in the folder. To be released. */
void ledger_init(struct ledger *ledger, const char *folder);

/*
 * Reads the ledger, which need not be there. Errors: STATUS_IO, also where it is no plain file;
 * STATUS_INPUT for what is no such list; STATUS_LIMIT.
 */
int ledger_read(struct ledger *ledger, struct err *err);
void ledger_release(struct ledger *ledger);

/*
 * Finds whether a report made the file at `path`, which is there, and it may be made anew. Errors:
 * STATUS_IO for a file that cannot be read.
 */
int ledger_find(const struct ledger *ledger, const char *path, bool *found, struct err *err);

/*
 * To be called before the first ledger_note. If the last line was not written to its end, writes
 * the ledger anew without it, so that what ledger_note appends begins a line. Errors: STATUS_IO.
 */
int ledger_mend(const struct ledger *ledger, struct err *err);

/*
 * Appends a line for the file at `path` to the ledger, unless the file has a signature. To be
 * called as soon as the file is written, so that the ledger has it even if the report is ended
 * early. Several processes may append at once. Errors: STATUS_IO.
 */
int ledger_note(const struct ledger *ledger, const char *path, struct err *err);

/*
 * Reads the ledger again, since other reports may have appended to it, and writes it anew, sorted
 * and without the lines that are of no use: those of files that are gone and, of this report's
 * files, those that are not what their line says, or have a signature. A ledger without lines is
 * removed. Errors: those of ledger_read.
 */
int ledger_write(struct ledger *ledger, const struct report_files *files, struct err *err);

#endif
