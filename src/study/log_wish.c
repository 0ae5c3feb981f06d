#include "study/log_wish.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct log_patterns log_patterns_of(const char *text)
{
    struct log_patterns patterns = {.text = mem_text(text ? text : "")};
    char *rest;

    patterns.at = mem_zeroed(strlen(patterns.text) / 2 + 1, sizeof *patterns.at);
    for (char *name = strtok_r(patterns.text, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        patterns.at[patterns.count++] = name;
    return patterns;
}

void log_patterns_release(struct log_patterns *patterns)
{
    free((void *)patterns->at);
    free(patterns->text);
    *patterns = (struct log_patterns){0};
}

struct log_wanted log_wanted_of(const struct spec *spec)
{
    struct log_wanted wanted = {.metrics = log_patterns_of(spec->metric)};

    wanted.wish = (struct log_wish){
        .metrics = wanted.metrics.at, .metric_count = wanted.metrics.count, .x = spec->x};
    return wanted;
}

void log_wanted_release(struct log_wanted *wanted)
{
    log_patterns_release(&wanted->metrics);
    *wanted = (struct log_wanted){0};
}
