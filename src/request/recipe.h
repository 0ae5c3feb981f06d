/*
 * The recipe: a spec as YAML text, kept inside what was made from it.
 *
 * Flat `key: value` lines in the order of the field table, a subset of YAML 1.1: numbers and plain
 * words stand bare, everything else in double quotes, printable (base/printable.h): other
 * characters are escaped as YAML has it.
 *
 *     gdplot: 2
 *     command: train
 *     function: "x^2"
 *     start: 7
 *     lr: 0.1
 *     iterations: 8
 *     check: 0123456789abcdef
 *
 * The last line tells whether the ones above it are still what gdplot wrote: it is the beginning of
 * their SHA-256.
 *
 * The first line is the version: 1 is what gdplot 0.1 wrote. It has the same keys and is read as
 * well; what a spec gives has changed since then (CHANGES.md).
 */
#ifndef GDPLOT_REQUEST_RECIPE_H
#define GDPLOT_REQUEST_RECIPE_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "request/spec.h"

/* Appends the given fields of the groups; files by their base names. */
void recipe_write(const struct spec *spec, const char *command, unsigned groups, struct buf *out);

/* Whether the text is as it was written. */
bool recipe_is_intact(const char *text);

/* The version in which it was written; 0 where it names none. */
int recipe_version(const char *text);

/* The command that the recipe names, owned by the caller; NULL where there is none. */
char *recipe_command(const char *text);

/*
 * Appends the text as recipe_write would have written what it says: what recipe_write did write
 * stays as it is, to the byte, and no other is a command to a terminal or a CI service. Errors:
 * STATUS_INPUT, naming `name`.
 */
int recipe_tell(const char *text, const char *name, struct buf *out, struct err *err);

/*
 * Reads the fields of the groups from `text` into `spec`; keys of other groups are checked and
 * left. Text without a `gdplot` key is no recipe and leaves spec as it is. Errors: STATUS_INPUT,
 * naming `name`.
 */
int recipe_read(struct spec *spec, unsigned groups, const char *text, const char *name,
                struct err *err);

#endif
