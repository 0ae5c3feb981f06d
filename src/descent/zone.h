/* Zones: settings whose runs do the same, as descent/verdict.h has it of each. */
#ifndef GDPLOT_DESCENT_ZONE_H
#define GDPLOT_DESCENT_ZONE_H

#include "descent/verdict.h"

enum zone {
    ZONE_CONVERGING, /* converged, too */
    ZONE_DESCENDING,
    ZONE_OSCILLATING,
    ZONE_NOT_SETTLING, /* cycling or wandering */
    ZONE_DIVERGING,
    ZONE_UNDEFINED,
    ZONE_UNDECIDED,
    ZONES,
};

/* "converging", … */
extern const char *const zone_names[ZONES];

enum zone zone_of(enum verdict_kind kind);

#endif
