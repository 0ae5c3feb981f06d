/* Reads the command line of a command into a spec. */
#ifndef GDPLOT_REQUEST_OPTIONS_H
#define GDPLOT_REQUEST_OPTIONS_H

#include "base/err.h"
#include "request/spec.h"

/*
 * Reads `count` arguments of the command called `command`, which takes the fields of `groups`:
 * --name VALUE, --name=VALUE, -f VALUE, -fVALUE; after "--" only operands, but that of a command
 * with --floor the first one tells baselines from candidates. There may be `most` operands. A value
 * may begin with a dash. An option that is given twice is refused, unless it is a flag, or a list,
 * which then goes on. Errors: STATUS_USAGE, and those of field_set.
 */
int options_parse(struct spec *spec, const char *command, unsigned groups, size_t most, int count,
                  char **arguments, struct err *err);

#endif
