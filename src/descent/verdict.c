#include "descent/verdict.h"

/* The name of each verdict, and what help says of it. */
static const struct {
    const char *name, *meaning;
} verdicts[VERDICT_KINDS] = {
    [VERDICT_UNDECIDED] =
        {"undecided",
         "of one state alone, or of one step towards an unknown minimum, nothing can be said"},
    [VERDICT_CONVERGED] = {"converged", "at rest: as near to the minimum as a part in 10¹² of the "
                                        "way or as doubles come, or within --tolerance"},
    [VERDICT_CONVERGING] = {"converging",
                            "towards a minimum from one side, with steps that get smaller"},
    [VERDICT_OSCILLATING] =
        {"oscillating", "from one side of the minimum to the other, with steps that get smaller"},
    [VERDICT_CYCLING] = {"cycling", "to and fro between the same states"},
    [VERDICT_WANDERING] = {"wandering", "neither to rest nor away, nor downhill at each step"},
    [VERDICT_DESCENDING] = {"descending",
                            "downhill, and no more is known; or with steps lost to rounding"},
    [VERDICT_DIVERGING] = {"diverging",
                           "away: uphill with steps that grow, or to states that are not finite"},
    [VERDICT_UNDEFINED] = {"undefined", "to where the function is not defined"},
};

const char *verdict_name(enum verdict_kind kind)
{
    return verdicts[kind].name;
}

const char *verdict_meaning(enum verdict_kind kind)
{
    return verdicts[kind].meaning;
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
