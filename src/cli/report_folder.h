/* What a report may write into its folder, asked before any work is done, and what it wrote. */
#ifndef GDPLOT_CLI_REPORT_FOLDER_H
#define GDPLOT_CLI_REPORT_FOLDER_H

#include "base/err.h"
#include "cli/report_files.h"
#include "cli/report_ours.h"
#include "report/report.h"
#include "request/spec.h"

/*
 * Whether none of the files, nor the list of them, nor what the options write besides, is a file
 * that the report reads, or another of them. Errors: STATUS_USAGE.
 */
int report_folder_check_apart(const struct report *report, const struct report_files *files,
                              const struct ours *ours, const struct spec *options, struct err *err);

/* Whether what is there already was made by a report. Errors: STATUS_USAGE, with all the names. */
int report_folder_check_ours(const struct report_files *files, const struct ours *ours,
                             struct err *err);

/* Notes in the folder's list what was written of figure number `i`. Errors: those of ours_note. */
int report_folder_note(const struct report_files *files, const struct ours *ours, size_t i,
                       struct err *err);

#endif
