/*
 * Decimals of up to 19 digits, read in integers: as 17 digits are that tell a double. The digits
 * are multiplied by a power of ten of 128 bits; where these do not decide how to round, which is
 * rare, the caller has to read the number otherwise (Lemire, "Number parsing at a gigabyte per
 * second", 2021).
 */
#ifndef GDPLOT_BASE_NUMBER_LONG_H
#define GDPLOT_BASE_NUMBER_LONG_H

/*
 * Reads the number that the bytes from `text` to `end` begin with, rounded to the nearest double,
 * ties to even. Returns what follows it; NULL where there is none, or not one that this way can
 * read: then `value` is undefined, and number_parse reads it.
 */
const char *number_long(const char *text, const char *end, double *value);

#endif
