/*
 * Expectations: what --expect says of the runs. "converging" expects it of every run,
 * "0.1=converging,1=cycling" of those with these learning rates. They are compared with the runs
 * once; messages, annotations and JUnit XML are made from the same list.
 */
#ifndef GDPLOT_REPORT_EXPECT_H
#define GDPLOT_REPORT_EXPECT_H

#include "base/buf.h"
#include "base/err.h"
#include "report/outcomes.h"

/* A run, and one verdict that was expected of it, or none. */
struct expected {
    const struct outcome *outcome; /* borrowed */
    bool any;                      /* whether there is one: */
    enum verdict_kind kind;
};

/* In the order of the runs; those of one run in the order they were written in. A run of which
 * nothing is expected is there, too, once. */
struct expectations {
    const struct outcomes *outcomes; /* borrowed: all runs */
    struct expected *at;             /* owned */
    size_t count, capacity;
};

/* Whether the text can be understood. Errors: STATUS_USAGE. */
int expect_check(const char *text, struct err *err);

/* Those of the expectations that are about some of the runs; NULL for none. The caller frees it. */
char *expect_of_these(const char *text, const struct outcomes *outcomes);

/*
 * Compares the runs with the text; NULL expects nothing. Errors: STATUS_USAGE for text that cannot
 * be understood, and where there is no run that it is about. To be released in any case.
 */
int expect_compare(struct expectations *expectations, const char *text,
                   const struct outcomes *outcomes, struct err *err);
void expect_release(struct expectations *expectations);

/* Whether the run ended as expected, or nothing was expected of it. */
bool expected_is_met(const struct expected *expected);

/* Appends "cycling, where diverging was expected". */
void expected_add_difference(struct buf *out, const struct expected *expected);

/* Sets an error of STATUS_FAILED with a line for each that is not met; 0 where all are. */
int expect_tell(const struct expectations *expectations, struct err *err);

#endif
