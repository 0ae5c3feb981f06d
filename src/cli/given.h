/*
 * Files as they should be: what a recipe or a spec gives, made in memory and held against what is
 * there.
 */
#ifndef GDPLOT_CLI_GIVEN_H
#define GDPLOT_CLI_GIVEN_H

#include "base/buf.h"
#include "base/err.h"
#include "cli/outputs.h"
#include "request/spec.h"

/* A file and, of a form that has one, its second file. */
struct given {
    struct buf file, companion;
    char *companion_path; /* owned; NULL without one */
};

/*
 * Makes what is written as `path` in this form: the figure, or where the products have none or the
 * form has no renderer, the trajectory. To be released in any case. Errors: those of the renderer.
 */
int given_make(struct given *given, const char *path, const char *form, const struct spec *spec,
               const struct products *products, struct err *err);
void given_release(struct given *given);

/*
 * Whether the files are so, of a PNG its pixels and its recipe. `giver` says in messages who wants
 * it: "its recipe gives". Errors: STATUS_FAILED; STATUS_IO where the first cannot be read;
 * STATUS_INPUT for half a PNG.
 */
int given_compare(const struct given *given, const char *path, const char *form, const char *giver,
                  struct err *err);

/* The same of a single file. */
int given_compare_file(const struct buf *given, const char *path, const char *form,
                       const char *giver, struct err *err);

#endif
