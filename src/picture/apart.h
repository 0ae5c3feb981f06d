/*
 * What a command reads and what it writes: no output is an input, and no two outputs are one file.
 *
 * This is the one place that decides it. Files are told apart by what they are (base/place.h), not
 * by their names. What is no regular file, such as a terminal or /dev/null, loses nothing by being
 * written, and may be both; but a FIFO is not written twice.
 */
#ifndef GDPLOT_PICTURE_APART_H
#define GDPLOT_PICTURE_APART_H

#include "base/err.h"
#include "request/spec.h"

enum apart_role {
    APART_READ,
    APART_REDONE,  /* read: the figure being redone, which an APART_OUTPUT may overwrite */
    APART_OUTPUT,  /* written: -o */
    APART_WRITTEN, /* written besides */
    APART_PRINTED, /* standard output, where no output is "-"; it may lead to a written file */
};

struct apart {
    struct apart_file *at; /* owned */
    size_t count, capacity;
};

/*
 * Adds a file ("-" is standard input or output), which messages call `as` ("--data") and `path`.
 * NULL adds nothing.
 */
void apart_add(struct apart *apart, enum apart_role role, const char *as, const char *path);

/* Adds a template that is read, and the partials that it reads. */
void apart_add_template(struct apart *apart, const char *as, const char *path);

/* Adds all that the spec says is read; messages put `dashes` ("--" or "") before its fields' names.
 */
void apart_add_inputs(struct apart *apart, const struct spec *spec, const char *dashes);

/* Adds all that it says is written, standard output too. */
void apart_add_outputs(struct apart *apart, const struct spec *spec);

/*
 * Errors: STATUS_USAGE for the first output that is the same file as an input or another output
 * added before it. So inputs are to be added first.
 */
int apart_check(const struct apart *apart, struct err *err);

void apart_release(struct apart *apart);

/* Add all that one spec says, and check it; the second takes the spec's operands for inputs, too.
 */
int apart_check_spec(const struct spec *spec, struct err *err);
int apart_check_operands(const struct spec *spec, struct err *err);

#endif
