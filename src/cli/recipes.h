/* Figures and trajectories as their recipes tell them. */
#ifndef GDPLOT_CLI_RECIPES_H
#define GDPLOT_CLI_RECIPES_H

#include "base/buf.h"
#include "base/err.h"
#include "kinds/kinds.h"
#include "render/render.h"
#include "request/spec.h"

/* What was found in a file. */
struct recipe_file {
    const char *path;        /* borrowed */
    const char *form;        /* the extension of such files */
    struct buf text;         /* of the recipe; owned */
    const struct kind *kind; /* of the figure; NULL for a trajectory */
};

/*
 * Reads the recipe in a file. Errors: those of recipe_find; STATUS_INPUT for a command that is not
 * known. To be released in any case.
 */
int recipe_file_open(struct recipe_file *file, const char *path, struct err *err);
void recipe_file_release(struct recipe_file *file);

/*
 * The spec that the recipe stands for, with what `typed` (or NULL) has given in place of its own:
 * another objective in place of the whole objective. The caller releases it. Errors: STATUS_INPUT;
 * STATUS_USAGE for an option that the figure does not take.
 */
int recipe_file_spec(const struct recipe_file *file, const struct spec *typed, struct spec *spec,
                     struct err *err);

/*
 * Whether this renderer (or NULL) may draw from the spec: no template that the recipe names is
 * read, for all of its text comes out, and gnuplot runs what is in it, unless it was typed, too.
 * Errors: STATUS_INPUT.
 */
int recipe_file_trust(const struct recipe_file *file, const struct spec *typed,
                      const struct spec *spec, const struct renderer *renderer, struct err *err);

/*
 * Looks for the font that the recipe names, unless another was typed, beside the figure. Errors:
 * those of told_file (study/told_files.h).
 */
int recipe_file_place_font(const struct recipe_file *file, const struct spec *typed,
                           struct spec *spec, struct err *err);

/*
 * Makes an error about a value that the recipe has, and nobody typed, the file's: STATUS_INPUT, in
 * one line with its name.
 */
void recipe_file_blame(const struct recipe_file *file, const struct spec *typed, struct err *err);

#endif
