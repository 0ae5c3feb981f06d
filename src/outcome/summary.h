/*
 * The summary: a row a run. As a file it is aligned text, CSV, or Markdown of less than 1 MiB that
 * ends with a line on the rows left off; JUnit XML (outcome/junit.h), or a badge (outcome/badge.h).
 */
#ifndef GDPLOT_OUTCOME_SUMMARY_H
#define GDPLOT_OUTCOME_SUMMARY_H

#include <stdio.h>

#include "base/err.h"
#include "outcome/expectations.h"
#include "outcome/table.h"

/* Whether a file of this name can be written: .txt, .csv, .md, .xml, .svg, or "-". Errors:
 * STATUS_USAGE.
 */
int summary_check(const char *path, struct err *err);

/* Writes the runs in the format that the name of the file asks for; "-" is aligned text. */
void summary_write(const char *path, const struct expectations *expectations, FILE *stream);

/*
 * The table, for people, or with `exact` numbers that read back to the same double. Runs of several
 * objectives have a column that names them. The caller releases it.
 */
struct table summary_table(const struct outcomes *outcomes, bool exact);

/* The same; or that of logs (outcome/log_summary.h), where there are no runs of our own. */
struct table summary_table_of_all(const struct outcomes *outcomes, bool exact);

#endif
