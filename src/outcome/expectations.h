/*
 * Expectations: what --expect says of the runs, split by commas; of one, see outcome/expectation.h.
 * "converging" expects it of every run, "0.1=converging,1=cycling" of those with these learning
 * rates, "best=acc.max>=0.9" of a log's run of that name. They are compared with the runs once;
 * messages, annotations, JUnit XML and badges are made from the same list.
 */
#ifndef GDPLOT_OUTCOME_EXPECTATIONS_H
#define GDPLOT_OUTCOME_EXPECTATIONS_H

#include "base/buf.h"
#include "base/err.h"
#include "outcome/expectation.h"
#include "outcome/outcomes.h"

/* A run, and one thing that was expected of it, or none. */
struct expected {
    const struct outcome *outcome;         /* borrowed */
    const struct expectation *expectation; /* borrowed from the list below; NULL: nothing */
};

/* What is expected of each run, in the order of the runs and, of one run, as it was written. A run
 * of which nothing is expected is there, too, once. */
struct expectations {
    const struct outcomes *outcomes; /* borrowed: all runs */
    struct expected *at;             /* owned */
    size_t count, capacity;
    struct expectation *wanted; /* owned: what was written */
    size_t wanted_count, wanted_capacity;
};

/* Whether the text can be understood, and no run has two verdicts. Errors: STATUS_USAGE. */
int expectations_check(const char *text, struct err *err);

/* Whether, besides, every RUN in it can be one that gdplot trains. Errors: STATUS_USAGE. */
int expectations_check_trained(const char *text, struct err *err);

/* Adds the metrics that the text names, each once, to those that a study reads of its logs
 * (spec->judged). Text that cannot be understood names none. */
void expectations_note_metrics(const char *text, struct texts *metrics);

/* The part of the text that is about some of the runs, or cannot be understood; NULL for none. The
 * caller frees it. */
char *expectations_about(const char *text, const struct outcomes *outcomes);

/*
 * Compares the runs with the text; NULL expects nothing. Errors: STATUS_USAGE for text that cannot
 * be understood, where there is no run that it is about, and where the states that would tell are
 * not kept. To be released in any case.
 */
int expectations_compare(struct expectations *expectations, const char *text,
                         const struct outcomes *outcomes, struct err *err);
void expectations_release(struct expectations *expectations);

/* Whether the run ended as expected, or nothing was expected of it. */
bool expected_is_met(const struct expected *expected);

/* How many are not met. */
size_t expectations_failures(const struct expectations *expectations);

/* Sets an error of STATUS_FAILED with a line for each that is not met; 0 where all are. */
int expectations_tell(const struct expectations *expectations, struct err *err);

#endif
