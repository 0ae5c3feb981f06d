/*
 * Annotations: a line for each expectation that is not met, by which a CI service that reads the
 * log shows it beside the change.
 */
#ifndef GDPLOT_OUTCOME_ANNOTATE_H
#define GDPLOT_OUTCOME_ANNOTATE_H

#include <stdio.h>

#include "outcome/expectations.h"

/* The name of service number `i`, or NULL past the last. */
const char *annotate_service(size_t i);

/* Whether the service is known. Errors: STATUS_USAGE. */
int annotate_check(const char *service, struct err *err);

/* Writes the lines for the service; `file`, or NULL, is the one that says what is expected. */
void annotate_write(const char *service, const struct expectations *expectations, const char *file,
                    FILE *stream);

#endif
