/* The files that a report's spec names: data, fonts and templates. */
#ifndef GDPLOT_REPORT_NAMED_FILES_H
#define GDPLOT_REPORT_NAMED_FILES_H

#include "report/report.h"

/*
 * Replaces their names by paths beside the spec, and refuses what is there and no regular file, for
 * it might be read without end. What is not there is left to whoever reads it. Errors:
 * STATUS_INPUT; of data, those of data_list_expand.
 */
int named_files_resolve(struct report *report, struct err *err);

#endif
