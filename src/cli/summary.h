/* The summary: a row a run, as aligned text, CSV or Markdown. */
#ifndef GDPLOT_CLI_SUMMARY_H
#define GDPLOT_CLI_SUMMARY_H

#include <stdio.h>

#include "base/err.h"
#include "spec/experiment.h"

/* Whether a file of this name can be written: .txt, .csv, .md, or "-". Errors: STATUS_USAGE. */
int summary_check(const char *path, struct err *err);

/* Writes the table in the form that the name of its file asks for; "-" is aligned text. */
void summary_write(const char *path, const struct experiment *experiment, FILE *stream);

#endif
