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
    const char *snippet;  /* the built-in one for each figure's own file, or NULL */
    const char *shown[2]; /* the formats of figures that it can show; a figure that has neither gets
                             the first, too; NULLs: it shows no files */
    bool drawings;        /* it has the pictures themselves in it */
};

/* The name of built-in format number `i`; NULL past the last. */
const char *document_format_name(size_t i);

/* The format called `name`, and the one of an extension, in small letters or capitals; NULL for
 * none. */
const struct document_format *document_format_find(const char *name);
const struct document_format *document_format_of(const char *extension);

#endif
