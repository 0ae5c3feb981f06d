/* The texts of a report's documents: all are made before any file is written. */
#ifndef GDPLOT_CLI_REPORT_DOCUMENTS_H
#define GDPLOT_CLI_REPORT_DOCUMENTS_H

#include "base/buf.h"
#include "base/err.h"
#include "cli/report_files.h"
#include "cli/report_ours.h"
#include "report/document.h"

struct report_documents {
    struct buf *texts; /* by their place among the report's files; owned; NULL if there are none */
    size_t count;
};

/*
 * Makes the texts of those of the files that are documents. Errors: those of template_render. To be
 * released in any case.
 */
int report_documents_fill(struct report_documents *documents, const struct report_files *files,
                          const struct document_values *values, struct err *err);
void report_documents_release(struct report_documents *documents);

/* Writes them, and notes them in the folder's list. Errors: STATUS_IO. */
int report_documents_write(const struct report_documents *documents,
                           const struct report_files *files, const struct ours *ours,
                           struct err *err);

#endif
