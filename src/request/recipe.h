/*
 * The recipe: a spec as YAML text, kept inside what was made from it.
 *
 * A recipe is a subset of YAML 1.1: flat `key: value` lines in the order of the field table.
 * Numbers and plain words have no quotes, other values double quotes, in which characters that are
 * not printable (base/printable.h) have an escape of YAML.
 *
 *     gdplot: 2
 *     command: train
 *     function: "x^2"
 *     start: 7
 *     lr: 0.1
 *     iterations: 8
 *     check: 0123456789abcdef
 *
 * The last line is the beginning of the SHA-256 of the lines above it: if it does not match,
 * somebody has changed these.
 *
 * The first line is the version. gdplot 0.1 wrote version 1, which has the same keys and is still
 * read; but the figure that a spec gives has changed since then (CHANGES.md).
 */
#ifndef GDPLOT_REQUEST_RECIPE_H
#define GDPLOT_REQUEST_RECIPE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "request/spec.h"

/*
 * Appends the recipe of a command: the fields of the groups that were given or resolved; of files
 * the base names only.
 */
void recipe_write(const struct spec *spec, const char *command, unsigned groups, struct buf *out);

/* Whether the check line of the recipe matches the lines above it. */
bool recipe_is_intact(const char *text);

/* The version that the text names; 0: none. */
int recipe_version(const char *text);

/* The command that the recipe names, owned by the caller; NULL where there is none. */
char *recipe_command(const char *text);

/*
 * Appends the recipe in `text`, which anybody may have written, as recipe_write would write it. So
 * a recipe of gdplot comes out byte by byte, and any other as text that is no command to a terminal
 * or a CI service. Errors: those of recipe_read, but for unknown keys.
 */
int recipe_tell(const char *text, const char *name, struct buf *out, struct err *err);

/*
 * Reads the fields of the groups from the recipe `text` into `spec`. Keys of other groups are
 * passed over, keys that no field has are errors, and so are keys that are there twice. Text
 * without a `gdplot` key is no recipe and leaves spec as it is. Errors: STATUS_INPUT (STATUS_LIMIT
 * past YAML_MOST_WORK); messages call the text `name`.
 */
int recipe_read(struct spec *spec, unsigned groups, const char *text, const char *name,
                struct err *err);

#endif
