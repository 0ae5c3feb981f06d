/* A file that gdplot made, a figure or a trajectory, and what its recipe says. */
#ifndef GDPLOT_PICTURE_MADE_H
#define GDPLOT_PICTURE_MADE_H

#include "base/buf.h"
#include "base/err.h"
#include "kinds/kinds.h"
#include "render/render.h"
#include "request/spec.h"

/* What was found in a file. */
struct made {
    const char *path; /* borrowed */
    const struct format *format;
    struct buf recipe;       /* its text; owned */
    const struct kind *kind; /* of the figure; NULL for a trajectory */
    const char *command;     /* the command that makes such a file */
};

/*
 * Reads the recipe in a file. Errors: those of made_find; STATUS_INPUT for no command, or one that
 * is not known. To be released in any case.
 */
int made_open(struct made *file, const char *path, struct err *err);
void made_release(struct made *file);

/*
 * The spec that the recipe stands for. Options given in `typed` (or NULL) take the place of what
 * the recipe says; a function or data given there take the place of its whole objective. The caller
 * releases the spec. Errors: STATUS_INPUT; STATUS_USAGE for an option that the figure does not
 * take.
 */
int made_spec(const struct made *file, const struct spec *typed, struct spec *spec,
              struct err *err);

/*
 * Refuses to draw a file of this format (or NULL) if that takes a template which the recipe names
 * and nobody typed: a recipe from elsewhere could name any file, whose text would stand in what is
 * drawn, or commands for gnuplot to run. Errors: STATUS_INPUT.
 */
int made_trust(const struct made *file, const struct spec *typed, const struct spec *spec,
               const struct format *format, struct err *err);

/*
 * Where the recipe names a font and none was typed: replaces its name in the spec by the path of
 * that font beside the figure. Errors: those of told_file (study/told_files.h).
 */
int made_place_font(const struct made *file, const struct spec *typed, struct spec *spec,
                    struct err *err);

/*
 * All of this for a file that is made anew. The outputs are those typed, or the file itself in the
 * format it has; what the recipe says of renderers that make none of them is dropped. The caller
 * releases the spec. Errors: those of made_spec, made_trust and made_place_font.
 */
int made_redo_spec(const struct made *file, const struct spec *typed, struct spec *spec,
                   struct err *err);

/*
 * Where the error is about a value that stands in the recipe, and that nobody typed, turns it into
 * one of the file: STATUS_INPUT, in one line with the file's name.
 */
void made_blame_value(const struct made *file, const struct spec *typed, struct err *err);

/*
 * The same, also where what the recipe asks for as a whole cannot be drawn, and nobody typed a part
 * of it.
 */
void made_blame(const struct made *file, const struct spec *typed, struct err *err);

/*
 * Finds the recipe in a file. What is in the file tells its format, not its name; `format` is set
 * to it. Errors: STATUS_IO; STATUS_INPUT for a file without a recipe; STATUS_LIMIT above 256 MiB.
 */
int made_find(const char *path, struct buf *recipe, const struct format **format, struct err *err);

#endif
