/*
 * The making of a report that has been read: all of it is prepared in memory, then written into its
 * folder or held against what is there, and at last its runs are summed up and judged.
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

/* Begun with what is borrowed set, and all else zeroed. */
struct making {
    struct report *report;            /* borrowed; its figures' specs get resolved */
    const struct report_files *files; /* borrowed */
    struct spec *options;             /* of the command line; borrowed */
    struct ledger ledger;
    struct cache cache;
    struct composed *composed; /* owned: those figures that are composed */
    size_t count;
    struct buf *documents; /* owned: their texts, by their place among the files; NULL: none */
    struct outcomes outcomes;
};

/*
 * Composes the figures that are wanted, and fills the documents. Nothing is written. Errors: those
 * of report/guard.h, of pictures and templates; STATUS_INPUT or STATUS_USAGE for an expectation
 * that is of no run.
 */
int making_prepare(struct making *making, struct err *err);

/*
 * Writes all of it into the folder, and notes it in the folder's ledger, also what was written
 * before an error. Errors: those of report/guard.h, of renderers, STATUS_IO.
 */
int making_write(struct making *making, struct err *err);

/*
 * Holds all of it against what is in the folder instead, and prints a line for each file that is as
 * it should be, unless the options are quiet. Errors: a line for each that is not, STATUS_FAILED,
 * also where it is not there; those of drawing and reading.
 */
int making_check(const struct making *making, struct err *err);

/* Writes the summary, and compares the runs with what is expected (outcome/finish.h). */
int making_sum_up(const struct making *making, struct err *err);

void making_release(struct making *making);

/* The parts of these. */
int making_compose_figures(struct making *making, struct err *err);
int making_draw_figures(struct making *making, struct err *err);
int making_fill_documents(struct making *making, struct err *err);
int making_write_documents(const struct making *making, struct err *err);

#endif
