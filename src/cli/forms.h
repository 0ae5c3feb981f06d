/* The forms of outputs: by the extension of a file's name, or by --format. */
#ifndef GDPLOT_CLI_FORMS_H
#define GDPLOT_CLI_FORMS_H

#include <stdbool.h>
#include <stdio.h>

#include "render/render.h"
#include "request/spec.h"
#include "study/study.h"

bool form_is_stdout(const char *path);

/* Whether the name tells its form; that of standard output never does. */
bool form_has_extension(const char *path);

/* The form of an output: its extension, or --format where it has none; "" for none. */
const char *form_of(const struct spec *spec, const char *path);

bool form_is_trajectory(const char *form);

/* Whether anything can be written in it. */
bool form_is_known(const char *form);

/* The renderer that was asked for where it makes this form, else the form's own; NULL for none. */
const struct renderer *form_renderer(const struct spec *spec, const char *path);
const struct renderer *form_renderer_of(const struct spec *spec, const char *form);

/* How the spec has the figure drawn; a second file is the caller's to add. */
struct render_request form_request(const struct spec *spec, const struct figure *figure,
                                   struct fonts *fonts);

/* Writes the CSV, with its recipe: of the trajectory, or of the sweep. */
void form_write_csv(const struct spec *spec, const struct study *study, FILE *stream);

/* The name of the second file that is written with this one, or NULL; the caller frees it. */
char *form_companion(const struct spec *spec, const char *path);
char *form_companion_of(const struct renderer *renderer, const char *path);

#endif
