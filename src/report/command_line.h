/* The command that draws a figure again. */
#ifndef GDPLOT_REPORT_COMMAND_LINE_H
#define GDPLOT_REPORT_COMMAND_LINE_H

#include "kinds/kinds.h"
#include "request/spec.h"

/*
 * Adds the parts of "gdplot KIND --option value ... -o FILE", an option with its value being one,
 * quoted for a POSIX shell. Joined by spaces they are one line: their texts are cleaned as the
 * labels they become are.
 */
void command_line_add(struct texts *parts, const struct kind *kind, const struct spec *spec,
                      const char *file);

#endif
