/* Ranges of learning rates: "LO:HI:COUNT" in even steps, "LO:HI:COUNTlog" by even factors. */
#ifndef GDPLOT_REQUEST_RATES_H
#define GDPLOT_REQUEST_RATES_H

#include "request/spec.h"

/*
 * Fills `numbers` with the range. Its ends are exact, and all of it is the same on every machine.
 * Returns what is wrong with the text, or NULL; rates_too_many past SWEEP_MOST_RATES.
 */
const char *rates_read(struct numbers *numbers, const char *text);
extern const char rates_too_many[];

#endif
