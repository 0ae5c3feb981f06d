/* The command that draws a figure again. */
#ifndef GDPLOT_REPORT_COMMAND_LINE_H
#define GDPLOT_REPORT_COMMAND_LINE_H

#include "kinds/kinds.h"
#include "request/spec.h"

/*
 * Adds the parts of "gdplot KIND --option value ... -o FILE", quoted for a POSIX shell; an option
 * and its value are one part. Values are cleaned as labels are, of line breaks among others: joined
 * by spaces the parts are one line.
 */
void command_line_add(struct texts *parts, const struct kind *kind, const struct spec *spec,
                      const char *file);

#endif
