/* What a report must not write to: asked before any figure is composed, and again before the first
 * file is written. */
#ifndef GDPLOT_REPORT_GUARD_H
#define GDPLOT_REPORT_GUARD_H

#include "base/err.h"
#include "report/ledger.h"
#include "report/report.h"
#include "report/report_files.h"
#include "request/spec.h"

/*
 * Whether none of the files, nor the ledger, nor what the options write besides, is a file that the
 * report reads, or another of them. Errors: STATUS_USAGE.
 */
int guard_inputs(const struct report *report, const struct report_files *files,
                 const struct ledger *ledger, const struct spec *options, struct err *err);

/* Whether what is there already was made by a report. Errors: STATUS_USAGE, with all the names. */
int guard_others(const struct report_files *files, const struct ledger *ledger, struct err *err);

/* Whether none of the files is a link: it could lead out of the folder. Errors: STATUS_IO. */
int guard_links(const struct report_files *files, struct err *err);

/* Whether a folder that the spec names is no link, nor any that it lies in. Errors: STATUS_IO. */
int guard_folder(const char *folder, struct err *err);

#endif
