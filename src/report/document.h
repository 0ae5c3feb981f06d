/*
 * The documents of a report, made from templates: the built-in ones, and one of the user's. What a
 * template gets is described in doc/templates.md.
 */
#ifndef GDPLOT_REPORT_DOCUMENT_H
#define GDPLOT_REPORT_DOCUMENT_H

#include "base/buf.h"
#include "base/err.h"
#include "picture/picture.h"
#include "report/outcomes.h"
#include "report/report.h"
#include "template/template.h"

struct document_form {
    const char *name;      /* as a spec's `documents` has it */
    const char *extension; /* without its dot */
    const char *template;  /* the built-in one */
    const char *snippet;   /* the built-in one for each figure's own file, or NULL */
    const char *needs;     /* the format that its figures must have, or NULL */
};

extern const struct document_form document_forms[];
extern const size_t document_forms_count;

/* The form called `name`, or NULL. */
const struct document_form *document_find(const char *name);

/* The extension of what a template file makes: "rst" for notes.rst.mustache; "" where it has none.
 * The caller frees it. */
char *document_extension(const char *template_file);

/* How a file's extension wants text escaped; NULL: as it is. */
template_escape *document_escape(const char *extension);

/* A figure of the report that has been composed. */
struct drawn {
    const struct report_figure *wanted;
    struct picture picture;
};

struct document_values {
    struct value *report;         /* owned, with all that is in it */
    const struct value **figures; /* the items of its list of figures; the array is owned */
};

/*
 * What the templates get for the figures drawn. With `drawings`, the pictures themselves too.
 * Errors: those of composing and of rendering the steps. To be released in any case.
 */
int document_values_init(struct document_values *values, const struct report *report,
                         const struct drawn *drawn, size_t count, const struct outcomes *outcomes,
                         bool drawings, struct err *err);
void document_values_release(struct document_values *values);

#endif
