/* Ranges of learning rates (request/range.h). */
#ifndef GDPLOT_REQUEST_RATES_H
#define GDPLOT_REQUEST_RATES_H

#include "request/spec.h"

/*
 * Fills `numbers` with the rates of a range; they are the same on every machine, and the first and
 * the last are exactly LO and HI. Returns NULL, or what is wrong with the text: rates_too_many for
 * more than SWEEP_MOST_RATES.
 */
const char *rates_read(struct numbers *numbers, const char *text);
extern const char rates_too_many[];

#endif
