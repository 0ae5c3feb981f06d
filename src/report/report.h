/*
 * The report: a YAML file that says what to draw, read into a folder's worth of figures and
 * documents.
 *
 *     title: Learning rates          of the documents
 *     output: learning-rates         the folder, in the working directory
 *     formats: [svg, png]            of every figure
 *     documents: [html, markdown]
 *     function: x^2                  any field of a figure: the default of all that take it
 *     lr: [0.1, 0.3, 1]
 *     figures:
 *       - kind: grid
 *         lr: 0.1                    fields of this figure alone
 *       - kind: compare
 *     expect: {0.1: converging}
 */
#ifndef GDPLOT_REPORT_REPORT_H
#define GDPLOT_REPORT_REPORT_H

#include "base/err.h"
#include "kinds/kinds.h"
#include "request/spec.h"

enum { REPORT_MOST_FIGURES = 1000 };

/* One figure of the report. */
struct report_figure {
    const struct kind *kind;
    char *name;           /* of its files, without extension; owned */
    struct spec spec;     /* what the report says of it, or of all figures */
    struct texts formats; /* of its files */
    long line;            /* of the spec's file, for messages */
    long function_line;   /* of its expression, be that its own or all figures'; 0: it has none */
};

struct report {
    char *path;        /* of its file; owned, as are all texts */
    char *name;        /* of its documents, without extension */
    char *title;       /* never NULL */
    char *description; /* or NULL */
    char *folder;
    char *expect;           /* as --expect takes it, or NULL */
    struct texts documents; /* names of built-in templates, as the spec has them */
    char *template_file;    /* of one more document, or NULL */
    struct report_figure *figures;
    size_t count;
};

/*
 * Reads the report from a file ("-" is standard input, and then called "report"). `folder`, unless
 * NULL, takes the place of the spec's own, of which nothing is said then. Errors, all with file,
 * line and column where there is one: STATUS_INPUT; STATUS_IO; STATUS_LIMIT past 1 MiB,
 * REPORT_MOST_FIGURES, or SPEC_MOST_PANELS rates or states. The report is to be released in any
 * case.
 */
int report_read(struct report *report, const char *path, const char *folder, struct err *err);
void report_release(struct report *report);

/*
 * Merges report and options: a template among the options takes the place of the spec's; what the
 * spec expects is put into the options, unless they have an --expect. Errors: STATUS_INPUT for an
 * expectation that cannot be understood.
 */
int report_take_options(struct report *report, struct spec *options, struct err *err);

/*
 * The name of key number `i` of a spec, or of a figure in it, with what it takes and does; NULL
 * past the last. The fields of figures (request/fields.h) are keys besides.
 */
const char *report_key(size_t i, struct buf *help);
const char *report_figure_key(size_t i, struct buf *help);

#endif
