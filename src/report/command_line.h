/* The command that draws a figure again. */
#ifndef GDPLOT_REPORT_COMMAND_LINE_H
#define GDPLOT_REPORT_COMMAND_LINE_H

#include "base/buf.h"
#include "figure/kinds.h"
#include "spec/spec.h"

/* Appends "gdplot KIND --option value ... -o FILE", quoted for a POSIX shell, in one
 * line: its texts are cleaned as the labels they become are. */
void command_line_add(struct buf *out, const struct kind *kind, const struct spec *spec,
                      const char *file);

#endif
