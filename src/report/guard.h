/* Refuses to write where a report must not: asked before any figure is composed, and again before
 * the first file is written. */
#ifndef GDPLOT_REPORT_GUARD_H
#define GDPLOT_REPORT_GUARD_H

#include "base/err.h"
#include "report/ledger.h"
#include "report/report.h"
#include "report/report_files.h"
#include "request/spec.h"

/*
 * Refuses a report that would write to a file which it reads, or twice to one: what it writes are
 * its files, its ledger, and the outputs of the command line. Errors: STATUS_USAGE.
 */
int guard_inputs(const struct report *report, const struct report_files *files,
                 const struct ledger *ledger, const struct spec *options, struct err *err);

/* Refuses to overwrite files that no report made. Errors: STATUS_USAGE, with up to 20 names. */
int guard_others(const struct report_files *files, const struct ledger *ledger, struct err *err);

/* Refuses files that are there and no plain files: a link could lead out of the folder. Errors:
 * STATUS_IO. */
int guard_links(const struct report_files *files, struct err *err);

/* Refuses a folder that the spec names, if it is a link or lies in one. Errors: STATUS_IO. */
int guard_folder(const char *folder, struct err *err);

#endif
