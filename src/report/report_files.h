/* The files that a report makes. */
#ifndef GDPLOT_REPORT_REPORT_FILES_H
#define GDPLOT_REPORT_REPORT_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include "report/document_format.h"
#include "report/report.h"
#include "template/template.h"

struct report_file {
    char *path; /* owned */
    enum {
        REPORT_FIGURE,   /* drawn */
        REPORT_SNIPPET,  /* a document on one figure alone */
        REPORT_PICTURE,  /* what a document shows of one figure */
        REPORT_DOCUMENT, /* on all of them */
    } is;
    size_t figure;                          /* its number; not of REPORT_DOCUMENT */
    const struct document_format *document; /* of a picture: whose it is */
    struct template_request template; /* of a document or a snippet; its map is set by who fills it
                                       */
};

struct report_files {
    struct report_file *at; /* owned */
    size_t count, capacity;
    bool documents; /* some of them are documents or snippets */
    bool drawings;  /* that have the drawings themselves in them */
    bool paper;     /* that show drawings on paper */
    bool live;      /* --live: drawings that are drawn anew in the page (report/live_figure.h) */
};

/*
 * Lists the files of the report, or, unless `only` is empty, those of the figures and documents
 * named there. Also adds the outputs to each figure's spec.
 * Errors: STATUS_USAGE for a name that is none; STATUS_INPUT where two files have the same name.
 */
int report_files_list(struct report_files *files, struct report *report, const struct texts *only,
                      struct err *err);
void report_files_release(struct report_files *files);

/* Whether file number `j` is one of figure number `i`. */
bool report_file_is_of(const struct report_files *files, size_t j, size_t i);

/* Whether some of the files are those of figure number `i`. */
bool report_files_has(const struct report_files *files, size_t i);

/*
 * Adds the files of the folder that an earlier report could have made, and that are neither among
 * these nor at one of `besides`, sorted.
 */
void report_files_others(const struct report_files *files, const char *folder,
                         const struct texts *besides, struct texts *others);

#endif
