/*
 * Outcomes: the runs of one study or more, each once, to be summed up and judged.
 */
#ifndef GDPLOT_OUTCOME_OUTCOMES_H
#define GDPLOT_OUTCOME_OUTCOMES_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"
#include "study/study.h"

enum { OUTCOME_DIGITS = 6 }; /* of its numbers, for people */

/* An objective of runs, and what its name consists of, so that no two have the same name. */
struct outcome_objective {
    const struct study *study;      /* the first that has it */
    char *label;                    /* "f(x) = x²", a clean label; owned */
    bool tells_file, tells_columns; /* in its name: another with this label differs in it */
    size_t number; /* in its name, from 2: another with this label differs in nothing else; or 0 */
};

struct outcome;
struct metric_values;
struct run_called;

/* What a run is: one that gdplot trained, or one of a log. */
struct outcome_type {
    bool has_verdict; /* else it has metrics alone */

    /* Whether RUN of an expectation is this run. */
    bool (*is_called)(const struct outcome *outcome, const struct run_called *called);

    /* Whether something can be expected of the metric: where the run lacks it all the same, it is
     * not as expected. */
    bool (*has_metric)(const struct outcome *outcome, const char *metric);
    struct metric_values (*values_of)(const struct outcome *outcome, const char *metric);

    void (*add_objective)(struct buf *out, const struct outcome *outcome);
    void (*add_name)(struct buf *out, const struct outcome *outcome);
    void (*add_state)(struct buf *out, const struct outcome *outcome);
    void (*add_end)(struct buf *out, const struct outcome *outcome, const char *metric);
};

extern const struct outcome_type outcome_trained, outcome_logged;

struct outcome {
    const struct outcome_type *type;
    const struct study *study;                 /* that it belongs to */
    const char *name;                          /* of a log's run; borrowed */
    const struct log_run *logged;              /* what was read of it; NULL of other runs */
    const struct outcome_objective *objective; /* borrowed from the list below; NULL of logs */
    const struct run *run;                     /* NULL of logs */
    struct verdict verdict;
    bool tells_start, tells_iterations, tells_tolerance; /* in its name: another of this rate and
                                                            objective differs in it */
    size_t before; /* the outcome added last before it whose rate has the same slot; numbers in
                      `at`, from 1; 0: none */
};

enum { OUTCOME_SLOTS = 1 << 16 };

struct outcomes {
    struct outcome *at; /* runs that were trained; owned; what they point to is borrowed */
    size_t count, capacity;
    struct outcome_objective **objectives; /* owned, each by itself */
    size_t objective_count;
    const struct study **logs; /* the studies of logs, borrowed; the list is owned */
    size_t log_count;
    struct outcome *logged; /* the runs of logs; owned */
    size_t logged_count, logged_capacity;
    size_t *last; /* owned: a table of OUTCOME_SLOTS, to find those of a rate: the outcome added
                     last of a slot's rates, as `before` has it */
};

/* A zeroed struct has none. */
void outcomes_release(struct outcomes *outcomes);

/* Adds the runs of a study, but those that are there already: of the same objective, rate and rule,
 * with as many updates, the same first and last state and the same verdict, which depends on the
 * tolerance; or of the same logs and name. */
void outcomes_add(struct outcomes *outcomes, const struct study *study);

/* Whether all are of one objective. */
bool outcomes_share_objective(const struct outcomes *outcomes);

/* The runs, those that were trained and then those of logs, by number; and how many they are. */
const struct outcome *outcomes_run(const struct outcomes *outcomes, size_t i);
size_t outcomes_runs(const struct outcomes *outcomes);

/*
 * Append what the run is of, a label: "f(x) = x²", "logs"; its exact rate, and what tells it from
 * others of that rate: "lr 0.1", "lr 0.1, start 7", or the name of a log's run; what it does, with
 * something before it: ": converging", or of a log nothing; and how it ended: "cycling after 8
 * iterations, loss 49", or of a log what the metric, or NULL for none, came to.
 */
void outcome_add_objective(struct buf *out, const struct outcome *outcome);
void outcome_add_name(struct buf *out, const struct outcome *outcome);
void outcome_add_state(struct buf *out, const struct outcome *outcome);
void outcome_add_end(struct buf *out, const struct outcome *outcome, const char *metric);

#endif
