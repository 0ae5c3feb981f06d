/*
 * The making of a report that has been read: all of its files are prepared in memory, then written
 * into its folder or compared with what is there, and at last its runs are summed up and judged.
 */
#ifndef GDPLOT_REPORT_MAKING_H
#define GDPLOT_REPORT_MAKING_H

#include "base/buf.h"
#include "base/err.h"
#include "outcome/outcomes.h"
#include "report/composed.h"
#include "report/ledger.h"
#include "report/report_files.h"
#include "study/cache.h"

/* The caller sets what is borrowed, and zeroes all else. */
struct making {
    struct report *report;            /* borrowed; its figures' specs get resolved */
    const struct report_files *files; /* borrowed */
    struct spec *options;             /* of the command line; borrowed */
    struct ledger ledger;
    struct cache cache;
    struct composed *composed; /* owned: those figures that are composed */
    size_t count;              /* of them */
    struct buf *documents; /* owned: a text for each of `files`, empty for figures; NULL: none */
    struct outcomes outcomes;
};

/*
 * Composes the figures that are wanted, and fills the documents. Nothing is written. Errors: those
 * of report/guard.h, of pictures and templates; STATUS_INPUT or STATUS_USAGE for an expectation
 * that is of no run.
 */
int making_prepare(struct making *making, struct err *err);

/*
 * Writes all files into the folder, and notes each in the folder's ledger, also those written
 * before an error. Errors: those of report/guard.h, of renderers, STATUS_IO.
 */
int making_write(struct making *making, struct err *err);

/*
 * Compares all files with those in the folder, in place of making_write, and prints a line for each
 * that is the same, unless the options are quiet. Errors: STATUS_FAILED, with a line for each that
 * differs or is not there; those of drawing and reading.
 */
int making_check(const struct making *making, struct err *err);

/* Writes the summary, and compares the runs with what is expected (outcome/finish.h). */
int making_sum_up(const struct making *making, struct err *err);

void making_release(struct making *making);

/* What making_prepare and making_write consist of; called by them alone. */
int making_compose_figures(struct making *making, struct err *err);
int making_draw_figures(struct making *making, struct err *err);
int making_fill_documents(struct making *making, struct err *err);
int making_write_documents(const struct making *making, struct err *err);
long making_jobs(const struct making *making); /* --jobs, or as many as there are processors */

#endif
