/* The files that a command writes: checked before any work, and then all written or none. */
#ifndef GDPLOT_CLI_OUTPUTS_H
#define GDPLOT_CLI_OUTPUTS_H

#include <stdbool.h>

#include "base/err.h"
#include "figure/figure.h"
#include "report/outcomes.h"
#include "study/study.h"
#include "text/text.h"

/* What a command has made; `figure` and its fonts are NULL where it makes none. */
struct products {
    const struct figure *figure;
    struct fonts *fonts;
    const struct study *study;
    const struct outcomes *outcomes;
    const char *expects; /* the file that says what is expected, for annotations; NULL for none */
};

/*
 * Checks the names and forms of all outputs, for a command that makes figures or not, and
 * trajectories or not; none is an input (cli/apart.h). Errors: STATUS_USAGE.
 */
int outputs_check(const struct spec *spec, bool figure, bool trajectory, struct err *err);

/*
 * Whether there is such a way to set text in SVG. Recipes keep it, whatever form they are in: those
 * that are not SVG take no notice. Errors: STATUS_USAGE.
 */
int outputs_check_svg_font(const char *name, struct err *err);

/*
 * Compares the runs with what is expected, writes all outputs and the summary under temporary
 * names, puts them in place when the last is complete, and annotates what was not met. Errors:
 * STATUS_USAGE where no run is as the expectation names it, or where an output is a file that a
 * trajectory has named as its data, STATUS_IO, STATUS_LIMIT, and then no file is changed;
 * STATUS_FAILED, with all files written.
 */
int outputs_write(const struct spec *spec, const struct products *products, struct err *err);

/* Whether one of the outputs is standard output. */
bool outputs_on_stdout(const struct spec *spec);

#endif
