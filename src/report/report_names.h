/* Which names a report may have, those in its spec and those that follow from it. */
#ifndef GDPLOT_REPORT_REPORT_NAMES_H
#define GDPLOT_REPORT_REPORT_NAMES_H

#include <stdbool.h>

#include "report/report.h"

/* Whether the name is one file's everywhere, and no other folder's: letters, digits and . _ + -
 * (not first), 100 at most. */
bool report_names_one_file(const char *name);

/* Whether the path is that of a folder below the working directory. */
bool report_names_folder_below(const char *path);

/* Whether a line that begins with the path is the text that it is, and no command to a terminal or
 * a CI service. */
bool report_path_is_plain(const char *path);

/* That of the report's documents: of the spec's file, without folder and extension, or "report" for
 * standard input. The caller frees it. */
char *report_documents_name(const char *path);

/* Names the figures that have none: "grid", or "grid-2" for the second of the kind. */
void report_name_figures(struct report *report);

#endif
