/* What the templates of documents get; it is described in doc/templates.md. */
#ifndef GDPLOT_REPORT_DOCUMENT_VALUES_H
#define GDPLOT_REPORT_DOCUMENT_VALUES_H

#include "base/err.h"
#include "outcome/outcomes.h"
#include "report/composed.h"
#include "report/document_figure.h"
#include "report/report_files.h"
#include "template/value.h"

struct document_values {
    struct value *report;   /* owned, with all that is in it */
    struct value **figures; /* the items of its list of figures; the array is owned */
    struct document_needs needs;
};

/* The values for the composed figures, but for their drawings. To be released. */
void document_values_init(struct document_values *values, const struct report *report,
                          const struct composed *composed, size_t count,
                          const struct outcomes *outcomes, const struct report_files *files);

/*
 * Adds the drawings that the files need, on at most `jobs` threads, and with --live the program.
 * Errors: those of composing and of rendering, of the first figure that has one; those of
 * live_program_add_values.
 */
int document_values_draw(struct document_values *values, const struct composed *composed,
                         size_t count, long jobs, struct err *err);

void document_values_release(struct document_values *values);

#endif
