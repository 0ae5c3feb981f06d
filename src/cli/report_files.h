/* The files that a report makes. */
#ifndef GDPLOT_CLI_REPORT_FILES_H
#define GDPLOT_CLI_REPORT_FILES_H

#include <stdbool.h>
#include <stdio.h>

#include "report/document.h"
#include "report/report.h"

struct report_file {
    char *path;                /* owned */
    const char *template_name; /* of a document: the built-in template, */
    const char *template_file; /* or the user's; both NULL for a figure */
    char extension[16];        /* of a document */
    bool snippet;              /* a document on one figure alone */
    size_t figure;             /* of a figure or a snippet: its number */
};

struct report_files {
    struct report_file *at; /* owned */
    size_t count, capacity;
    bool documents;      /* some of them are documents */
    bool drawings;       /* that show the pictures themselves */
    const char *summary; /* the path of a summary that is written besides, borrowed; or NULL */
};

/*
 * Lists the files of the report, or, unless `only` is empty, those of the figures and documents
 * named there. Gives each figure's spec its outputs, and its formats what the documents need.
 * Errors: STATUS_USAGE for a name that is none; STATUS_INPUT where two files have the same name.
 */
int report_files_list(struct report_files *files, struct report *report, const struct texts *only,
                      struct err *err);
void report_files_release(struct report_files *files);

/* Whether the file is made from a template. */
bool report_file_is_document(const struct report_file *file);

/* Whether files of figure number `i` are among them. */
bool report_files_has(const struct report_files *files, size_t i);

/* None may be a link: it could lead out of the folder. Errors: STATUS_IO. */
int report_files_check_links(const struct report_files *files, struct err *err);

/* The folder that a spec names, and those it lies in, may be none either. Errors: STATUS_IO. */
int report_files_check_folder(const char *folder, struct err *err);

/* A path a line. */
void report_files_print(const struct report_files *files, FILE *stream);

/* The files of the folder that an earlier report could have made, and this one does not. */
void report_files_print_others(const struct report_files *files, const char *folder, FILE *stream);

#endif
