/* A file that gdplot made, figure or trajectory, as its recipe tells it. */
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
};

/*
 * Reads the recipe in a file. Errors: those of made_find; STATUS_INPUT for a command that is not
 * known. To be released in any case.
 */
int made_open(struct made *file, const char *path, struct err *err);
void made_release(struct made *file);

/*
 * The spec that the recipe stands for, with what `typed` (or NULL) has given in place of its own:
 * another objective in place of the whole objective. The caller releases it. Errors: STATUS_INPUT;
 * STATUS_USAGE for an option that the figure does not take.
 */
int made_spec(const struct made *file, const struct spec *typed, struct spec *spec,
              struct err *err);

/*
 * Whether a file of this format (or NULL) may be drawn from the spec: no template that the recipe
 * names is read, for all of its text comes out, and gnuplot runs what is in it, unless it was
 * typed, too. Errors: STATUS_INPUT.
 */
int made_trust(const struct made *file, const struct spec *typed, const struct spec *spec,
               const struct format *format, struct err *err);

/*
 * Looks for the font that the recipe names, unless another was typed, beside the figure. Errors:
 * those of told_file (study/told_files.h).
 */
int made_place_font(const struct made *file, const struct spec *typed, struct spec *spec,
                    struct err *err);

/*
 * All of this for a file that is made anew: the outputs typed, or the file itself in the format it
 * has. What the recipe says of renderers that make none of them is left out. The caller releases
 * the spec. Errors: those of made_spec, made_trust and made_place_font.
 */
int made_redo_spec(const struct made *file, const struct spec *typed, struct spec *spec,
                   struct err *err);

/*
 * Makes an error about a value that the recipe has, and nobody typed, the file's: STATUS_INPUT, in
 * one line with its name.
 */
void made_blame(const struct made *file, const struct spec *typed, struct err *err);

/*
 * Finds the recipe in a file, whose format is told by what is in it: `format`
 * gets its own row. Errors: STATUS_IO;
 * STATUS_INPUT for a file without a recipe; STATUS_LIMIT above 256 MiB.
 */
int made_find(const char *path, struct buf *recipe, const struct format **format, struct err *err);

#endif
