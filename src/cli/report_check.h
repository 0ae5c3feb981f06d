/* Whether the files of a report are what its spec gives. */
#ifndef GDPLOT_CLI_REPORT_CHECK_H
#define GDPLOT_CLI_REPORT_CHECK_H

#include "base/err.h"
#include "cli/report_files.h"
#include "report/document.h"

/* Whether none of the options asks for what a check does not make. Errors: STATUS_USAGE. */
int report_check_options(const struct spec *options, struct err *err);

/*
 * Holds each file of the figures drawn, and each document (`texts`, by its place among the files),
 * against what is there. Prints a line for each that is so, unless quiet. Errors: a line for each
 * that is not, STATUS_FAILED, also where it is not there; those of drawing and reading.
 */
int report_check(const struct report_files *files, const struct drawn *drawn, size_t count,
                 const struct buf *texts, bool quiet, struct err *err);

#endif
