/* What --metric and --x want of logs. */
#ifndef GDPLOT_STUDY_LOG_WISH_H
#define GDPLOT_STUDY_LOG_WISH_H

#include "descent/log_rows.h"
#include "request/spec.h"

struct log_wanted {
    struct log_wish wish; /* points into the spec, and the two below */
    const char **metrics; /* owned */
    char *text;           /* owned */
};

struct log_wanted log_wanted_of(const struct spec *spec);
void log_wanted_release(struct log_wanted *wanted);

#endif
