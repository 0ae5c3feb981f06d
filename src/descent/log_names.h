/*
 * What the names of a log's columns say: which ones count steps, epochs or time, which one names
 * runs, and which are losses. Names are compared without case, without a leading underscore, and by
 * what stands behind the last slash.
 */
#ifndef GDPLOT_DESCENT_LOG_NAMES_H
#define GDPLOT_DESCENT_LOG_NAMES_H

#include <stdbool.h>
#include <stddef.h>

enum log_role {
    LOG_METRIC,
    LOG_STEP,  /* counts updates, iterations, rounds */
    LOG_EPOCH, /* counts passes over the data */
    LOG_TIME,  /* of day, or since the start */
    LOG_RUN,   /* says which run a row belongs to */
    LOG_BOUND, /* the least or greatest of what a point of another column stands for */
};

enum log_role log_role_of(const char *name);

/* How little a counter is wanted as x where nobody says which: 0 for the first choice. */
size_t log_rank(const char *name);

/* Whether it is drawn where nobody says what: "loss" is in its name, and it is no setting of one.
 */
bool log_is_loss(const char *name);

/* Whether `name` matches the pattern: itself, or with * for any characters and ? for any one. */
bool log_name_matches(const char *pattern, const char *name);

#endif
