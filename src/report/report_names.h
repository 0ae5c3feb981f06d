/* The names of a report's folder, figures and files: which may stand in its spec, and which it gets
 * otherwise. */
#ifndef GDPLOT_REPORT_REPORT_NAMES_H
#define GDPLOT_REPORT_REPORT_NAMES_H

#include <stdbool.h>

#include "report/report.h"

/* Whether the name can be a file's on every system, and leads to no other folder: letters, digits
 * and . _ + - (. and - not first), 100 at most. */
bool report_names_one_file(const char *name);

/* Whether the path is that of a folder below the working directory. */
bool report_names_folder_below(const char *path);

/* Whether a terminal or a CI service shows a line that begins with the path as text, and takes no
 * command from it. */
bool report_path_is_plain(const char *path);

/* The name of the report's documents: that of the spec's file without folder and extension, or
 * "report" for standard input. The caller frees it. */
char *report_documents_name(const char *path);

/* Names the figures that have none: "grid", or "grid-2" for the second of the kind. */
void report_name_figures(struct report *report);

#endif
