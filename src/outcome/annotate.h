/*
 * Annotations: what went wrong, as a CI service takes it to show it beside the change: for each
 * expectation that is not met, and for what kept the command from doing its work. For GitHub they
 * are lines in the log of the job, for GitLab a report of code quality: one JSON array, which is
 * empty where all is well.
 */
#ifndef GDPLOT_OUTCOME_ANNOTATE_H
#define GDPLOT_OUTCOME_ANNOTATE_H

#include <stdio.h>

#include "outcome/expectations.h"

/* The name of service number `i`, or NULL past the last. */
const char *annotate_service(size_t i);

/* Whether the service is known. Errors: STATUS_USAGE. */
int annotate_check(const char *service, struct err *err);

/* Whether nothing else may be printed beside the annotations, as they are a file. */
bool annotate_is_file(const char *service);

/* Writes what was not met for the service; `file`, or NULL, is the one that it is about. */
void annotate_write(const char *service, const struct expectations *expectations, const char *file,
                    FILE *stream);

/*
 * Writes an error, with the file and the line that its message begins with. Nothing where there is
 * none, where the service is not known, of STATUS_FAILED, which annotate_write tells, and of
 * STATUS_USAGE, which is about what the caller typed.
 */
void annotate_error(const char *service, const struct err *err, FILE *stream);

#endif
