/* The formats of a report's documents. A new built-in one is a row and its templates. */
#ifndef GDPLOT_REPORT_DOCUMENT_FORMAT_H
#define GDPLOT_REPORT_DOCUMENT_FORMAT_H

#include <stdbool.h>
#include <stddef.h>

#include "template/template.h"

struct document_format {
    const char *name;      /* as a spec's `documents` has it; NULL: for users' templates alone */
    const char *extension; /* without its dot */
    template_escape *escape;
    template_escape_formula *escape_formula; /* NULL: formulas are text */
    const char *template;                    /* the built-in one */
    const char *snippet; /* the built-in one for each figure's own file, or NULL */
    const char *picture; /* the format of the pictures that it shows, NAME-figure.FORMAT, without
                            title and caption (report/document_drawing.h); NULL: it has none */
    bool paper;          /* they are drawn for paper */
    bool drawings;       /* it has the drawings themselves in it */
};

/* The name of built-in format number `i`; NULL past the last. */
const char *document_format_name(size_t i);

/* The format called `name`, and the one of an extension, in small letters or capitals; NULL for
 * none. */
const struct document_format *document_format_find(const char *name);
const struct document_format *document_format_of(const char *extension);

#endif
