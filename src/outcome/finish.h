/*
 * How a command finishes: with its picture's files, the summary of its runs, and whether they ended
 * as expected. A command of one picture is all done here; a report makes its pictures itself.
 */
#ifndef GDPLOT_OUTCOME_FINISH_H
#define GDPLOT_OUTCOME_FINISH_H

#include "base/err.h"
#include "outcome/outcomes.h"
#include "picture/picture.h"

/* Checks --summary, --expect and --annotate of a command that draws a figure of the kind, or NULL
 * of one that trains. Errors: STATUS_USAGE. */
int finish_check(const struct kind *kind, const struct spec *spec, struct err *err);

/*
 * Compares the runs with what is expected, writes the picture's outputs, if there is a picture, and
 * the summary, all or none, and annotates what was not met. `expects` is the file that annotations
 * are about, that says what is expected or is judged; NULL for none. Errors: STATUS_USAGE where no
 * run is as the expectation names it, or where an output is a file that a trajectory has named as
 * its data, STATUS_IO, STATUS_LIMIT, and then no file is changed; STATUS_FAILED, with all files
 * written.
 */
int finish_write(const struct spec *spec, const struct picture *picture,
                 const struct outcomes *outcomes, const char *expects, struct err *err);

/*
 * Checks what is to be written, makes the picture, and, in the process that leads, writes it as
 * finish_write does and warns of characters that no font has. The picture is to be released in any
 * case. Errors: those of outputs_check, finish_check, picture_make and finish_write.
 */
int finish_picture(struct picture *picture, const struct kind *kind, struct spec *spec,
                   struct err *err);

#endif
