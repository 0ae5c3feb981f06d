#include "descent/verdict.h"

const char *verdict_name(enum verdict_kind kind)
{
    static const char *const names[VERDICT_KINDS] = {
        [VERDICT_UNDECIDED] = "undecided",   [VERDICT_CONVERGED] = "converged",
        [VERDICT_CONVERGING] = "converging", [VERDICT_OSCILLATING] = "oscillating",
        [VERDICT_CYCLING] = "cycling",       [VERDICT_WANDERING] = "wandering",
        [VERDICT_DESCENDING] = "descending", [VERDICT_DIVERGING] = "diverging",
        [VERDICT_UNDEFINED] = "undefined",
    };

    return names[kind];
}

bool verdict_is_bounded(const struct verdict *verdict)
{
    return verdict->kind != VERDICT_DIVERGING && verdict->kind != VERDICT_UNDEFINED;
}

bool verdict_settles(const struct verdict *verdict)
{
    return verdict_is_bounded(verdict) && verdict->kind != VERDICT_CYCLING &&
           verdict->kind != VERDICT_WANDERING;
}
