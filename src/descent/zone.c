#include "descent/zone.h"

const char *const zone_names[ZONES] = {
    [ZONE_CONVERGING] = "converging",   [ZONE_DESCENDING] = "descending",
    [ZONE_OSCILLATING] = "oscillating", [ZONE_NOT_SETTLING] = "not settling",
    [ZONE_DIVERGING] = "diverging",     [ZONE_UNDEFINED] = "undefined",
    [ZONE_UNDECIDED] = "undecided",
};

enum zone zone_of(enum verdict_kind kind)
{
    static const enum zone zones[VERDICT_KINDS] = {
        [VERDICT_UNDECIDED] = ZONE_UNDECIDED,   [VERDICT_CONVERGED] = ZONE_CONVERGING,
        [VERDICT_CONVERGING] = ZONE_CONVERGING, [VERDICT_OSCILLATING] = ZONE_OSCILLATING,
        [VERDICT_CYCLING] = ZONE_NOT_SETTLING,  [VERDICT_WANDERING] = ZONE_NOT_SETTLING,
        [VERDICT_DESCENDING] = ZONE_DESCENDING, [VERDICT_DIVERGING] = ZONE_DIVERGING,
        [VERDICT_UNDEFINED] = ZONE_UNDEFINED,
    };

    return zones[kind];
}
