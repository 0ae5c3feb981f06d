/*
 * Files that a recipe names. A recipe may come from a stranger. So a file that it names is read
 * only if the name is no path, and the file lies beside the one with the recipe, is regular and no
 * link. A data file must also have the SHA-256 that the recipe has. So nobody can make a figure
 * that has others read, or show, files that its maker did not have.
 */
#ifndef GDPLOT_STUDY_TOLD_FILES_H
#define GDPLOT_STUDY_TOLD_FILES_H

#include "base/err.h"
#include "descent/data.h"
#include "request/spec.h"

/*
 * The path of the file that the recipe in the file `teller` names; the caller frees it. NULL on
 * errors: STATUS_INPUT where it may not be read; STATUS_IO where it cannot be, errno then as of
 * file_check. Messages say what to type `instead` ("--font FILE").
 */
char *told_file(const char *teller, const char *name, const char *instead, struct err *err);

/*
 * As moments_read and data_read_points, for the data file spec->data that the recipe in
 * spec->told_by names. Messages quote nothing from the file, since it may be another than the
 * recipe was made from. Errors: those of told_file; STATUS_INPUT for another file; STATUS_IO;
 * STATUS_LIMIT.
 */
int told_moments(struct moments *moments, struct data_source *source, const struct spec *spec,
                 struct err *err);
int told_points(struct data_points *points, const struct spec *spec, struct err *err);

/*
 * Fails if `source`, which was read from `file`, is not the file that the recipe was made from.
 * Errors: STATUS_INPUT.
 */
int told_check_source(const struct spec *spec, const struct data_source *source, const char *file,
                      struct err *err);

#endif
