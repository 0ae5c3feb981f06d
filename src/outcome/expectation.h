/*
 * One thing that is expected of runs, as people write it:
 *
 *     [RUN=]VERDICT[|VERDICT...]     converging     0.1=converging|cycling
 *     [RUN=]!VERDICT                 !diverging     any verdict but this one
 *     [RUN=]METRIC.STAT OP NUMBER    loss.last <= 3     0.1=x.max<10
 *     [RUN=]METRIC.finite            every value is a finite number
 *
 * RUN is what outcome/run_called.h reads; without one it is expected of every run. Runs of logs
 * have metrics alone. VERDICT is one of
 * descent/verdict.h, of which `converging` holds of a run that has converged, too, or `stable`: any
 * of those of runs that stay (converged, converging, oscillating, cycling, wandering). METRIC is
 * the loss, a parameter or a slope, by its name in trajectories, or what a log has. STAT is last,
 * min or max of all states (a value that is no number is neither the least nor the greatest), or
 * finite: the part of the values that are finite numbers, 1 where all are. OP is <=, >=, < or >.
 */
#ifndef GDPLOT_OUTCOME_EXPECTATION_H
#define GDPLOT_OUTCOME_EXPECTATION_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"
#include "outcome/metric.h"
#include "outcome/outcomes.h"
#include "outcome/run_called.h"

/* The bit of a verdict. */
#define EXPECTATION_BIT(kind) (1u << (kind))

struct expectation {
    struct run_called run;
    unsigned verdicts; /* the bits of those that will do; 0: it is about a metric */
    struct buf claim;  /* owned: "not diverging", "converging or cycling", "loss.last <= 3" */
    bool negated;      /* one verdict alone will not do; `claim` is "not " and its name */
    char *metric;      /* owned; NULL of verdicts */
    const struct metric_stat *stat;
    const struct metric_comparison *comparison;
    double limit; /* what it is compared with */
};

/* Reads one. Errors: STATUS_USAGE. To be released in any case. */
int expectation_read(struct expectation *expectation, const char *text, size_t length,
                     struct err *err);
void expectation_release(struct expectation *expectation);

/* Whether it is about this run: about its name or every run, and about a verdict or a metric that
 * runs like it have. */
bool expectation_concerns(const struct expectation *expectation, const struct outcome *outcome);

/* Whether it is about the run's name or every run, whatever metrics the run has. */
bool expectation_names(const struct expectation *expectation, const struct outcome *outcome);

/* Whether it needs all states of the run, of which not all were kept. */
bool expectation_lacks_states(const struct expectation *expectation, const struct outcome *outcome);

bool expectation_is_met(const struct expectation *expectation, const struct outcome *outcome);

/* Appends " is not diverging" or ": loss.last <= 3", to follow the name of a run. */
void expectation_add_claim(struct buf *out, const struct expectation *expectation);

/* Appends what is so instead: " is diverging", " is not cycling" or ": loss.last <= 3 does not
 * hold". */
void expectation_add_contrary(struct buf *out, const struct expectation *expectation);

/* Appends "cycling, where diverging was expected" or "loss.last is 49, where loss.last <= 3 was
 * expected". */
void expectation_add_difference(struct buf *out, const struct expectation *expectation,
                                const struct outcome *outcome);

#endif
