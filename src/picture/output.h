/* An output that a spec asks for, and its format: by the extension of its name, or by --format. */
#ifndef GDPLOT_PICTURE_OUTPUT_H
#define GDPLOT_PICTURE_OUTPUT_H

#include <stdbool.h>

#include "kinds/kinds.h"
#include "picture/formats.h"
#include "request/spec.h"

bool output_is_stdout(const char *path);

/* Whether the name tells its format; that of standard output never does. */
bool output_has_extension(const char *path);

/* What tells the format of an output: its extension, or --format where it has none; "" for
 * neither. */
const char *output_extension(const struct spec *spec, const char *path);

/* The format of an output, with --animate one that moves, as the renderer that was asked for makes
 * it, or else its own; NULL for none. The same for an extension. */
const struct format *output_format(const struct spec *spec, const char *path);
const struct format *output_format_as(const struct spec *spec, const char *extension);

/* The name of the second file that is written with this one, or NULL; the caller frees it. */
char *output_companion(const struct format *format, const char *path);

/* The traits of the formats of all outputs together. */
unsigned outputs_traits(const struct spec *spec);

/* Whether no output is a figure. */
bool outputs_are_rows(const struct spec *spec);

/* Whether one of the outputs is standard output. */
bool outputs_have_stdout(const struct spec *spec);

/*
 * Checks the names and formats of all outputs for a figure of the kind, or for a trajectory alone
 * (NULL), and that none is an input (picture/apart.h). Errors: STATUS_USAGE.
 */
int outputs_check(const struct kind *kind, const struct spec *spec, struct err *err);

/*
 * Checks that --svg-font can be `name`. It is checked for outputs of all formats, for it stands in
 * the recipes of all. Errors: STATUS_USAGE.
 */
int output_check_svg_font(const char *name, struct err *err);

#endif
