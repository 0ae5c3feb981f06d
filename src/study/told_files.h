/*
 * Files that a recipe names. A recipe is a stranger's word: what it names is read only where its
 * name is no path, and the file lies beside the one that has the recipe, is regular, and no link;
 * of data, moreover, only the very file that the recipe was made from, by its SHA-256. So a figure
 * can make nobody read or show a file that its maker did not have.
 */
#ifndef GDPLOT_STUDY_TOLD_FILES_H
#define GDPLOT_STUDY_TOLD_FILES_H

#include "base/err.h"
#include "descent/data.h"
#include "request/spec.h"

/*
 * The path of the file that the recipe in the file `teller` calls `name`; the caller frees it. NULL
 * on errors: STATUS_INPUT, with what to type instead ("--font FILE"); STATUS_IO where it is not
 * there.
 */
char *told_file(const char *teller, const char *name, const char *instead, struct err *err);

/*
 * As moments_read and data_read_points, of the data that the recipe in spec->told_by names. What is
 * in a file that is not theirs is not told. Errors: those of told_file; STATUS_INPUT for another
 * file than the recipe was made from; STATUS_IO; STATUS_LIMIT.
 */
int told_moments(struct moments *moments, struct data_source *source, const struct spec *spec,
                 struct err *err);
int told_points(struct data_points *points, const struct spec *spec, struct err *err);

/* Whether `source` is what the recipe was made from. Errors: STATUS_INPUT, naming `file`. */
int told_check_source(const struct spec *spec, const struct data_source *source, const char *file,
                      struct err *err);

#endif
