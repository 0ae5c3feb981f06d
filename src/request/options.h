/* The command line of a command, read into a spec. */
#ifndef GDPLOT_REQUEST_OPTIONS_H
#define GDPLOT_REQUEST_OPTIONS_H

#include "base/err.h"
#include "request/spec.h"

/*
 * Reads `count` arguments of the command called `command`, which takes the fields of `groups`:
 * --name VALUE, --name=VALUE, -f VALUE, -fVALUE; after "--" only operands, of which there may be
 * `most`. A value may begin with a dash. What is given twice is refused, unless it is a list, which
 * goes on, or a flag. Errors: STATUS_USAGE.
 */
int options_parse(struct spec *spec, const char *command, unsigned groups, size_t most, int count,
                  char **arguments, struct err *err);

#endif
