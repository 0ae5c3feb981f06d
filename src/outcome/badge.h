/* The badge: a small SVG for the top of a README, which says whether the runs did what is expected.
 */
#ifndef GDPLOT_OUTCOME_BADGE_H
#define GDPLOT_OUTCOME_BADGE_H

#include <stdio.h>

#include "outcome/expectations.h"

/* "gdplot | 3 of 3 as expected" in green, "gdplot | 1 of 3 not as expected" in red, or how many
 * runs there are, in grey, where nothing was expected. */
void badge_write(const struct expectations *expectations, FILE *stream);

#endif
