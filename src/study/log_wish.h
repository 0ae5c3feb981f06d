/* What --metric and --x want of logs. */
#ifndef GDPLOT_STUDY_LOG_WISH_H
#define GDPLOT_STUDY_LOG_WISH_H

#include "descent/log_rows.h"
#include "request/spec.h"

/* Patterns of names, split by commas. */
struct log_patterns {
    const char **at; /* owned */
    size_t count;
    char *text; /* owned: what they point to */
};

/* `text` may be NULL: there are none. */
struct log_patterns log_patterns_of(const char *text);
void log_patterns_release(struct log_patterns *patterns);

struct log_wanted {
    struct log_wish wish; /* points into the spec, and into: */
    struct log_patterns metrics;
};

struct log_wanted log_wanted_of(const struct spec *spec);
void log_wanted_release(struct log_wanted *wanted);

#endif
