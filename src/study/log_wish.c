#include "study/log_wish.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

struct log_wanted log_wanted_of(const struct spec *spec)
{
    struct log_wanted wanted = {.text = mem_text(spec->metric ? spec->metric : "")};
    char *rest;

    wanted.metrics = mem_zeroed(strlen(wanted.text) / 2 + 1, sizeof *wanted.metrics);
    wanted.wish = (struct log_wish){.metrics = wanted.metrics, .x = spec->x};
    for (char *name = strtok_r(wanted.text, ",", &rest); name; name = strtok_r(NULL, ",", &rest))
        wanted.metrics[wanted.wish.metric_count++] = name;
    return wanted;
}

void log_wanted_release(struct log_wanted *wanted)
{
    free((void *)wanted->metrics);
    free(wanted->text);
    *wanted = (struct log_wanted){0};
}
