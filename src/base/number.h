/*
 * Numbers to and from text. They are written in three ways: exact - the shortest decimal that reads
 * back to the same double, for CSV, recipes and dumps; display - a few significant digits with a
 * true minus and powers of ten, for people; fixed - a coordinate with at most two decimals, for
 * SVG. The process never calls setlocale(), so the decimal point is a point everywhere.
 */
#ifndef GDPLOT_BASE_NUMBER_H
#define GDPLOT_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum { NUMBER_SIZE = 32 }; /* room for any exact number and its terminator */

/*
 * The minus sign of printed text, U+2212. Numbers may be read with it, and are shown to people with
 * it.
 */
#define NUMBER_MINUS "\xE2\x88\x92"

/* How many bytes the sign at the start of `text` has: + - or NUMBER_MINUS; 0 without one. */
size_t number_sign_length(const char *text);

/*
 * Reads a decimal number that fills `text` exactly: sign, digits, point, exponent; no hexadecimal,
 * no "inf" or "nan", no spaces. Returns false for anything else, which leaves a NaN in `value`, and
 * for what overflows a double, which leaves an infinity there.
 */
bool number_parse(const char *text, size_t length, double *value);

/* As number_parse, and also "nan", "inf" and "-inf". */
bool number_parse_any(const char *text, size_t length, double *value);

/* Reads an integer in [low, high], written as an optional sign and digits; `text` is terminated. */
bool number_parse_integer(const char *text, long low, long high, long *value);

/* The same of the first `length` bytes of `text`, also written as 1e3 or 2.5e6. */
bool number_parse_count(const char *text, size_t length, long low, long high, long *value);

/* The shortest decimal that reads back to `value`; "nan", "inf", "-inf". Returns out. */
char *number_exact(char out[NUMBER_SIZE], double value);
void number_add_exact(struct buf *buf, double value);

/*
 * Appends `value` with `digits` significant digits: "−806.8", "0.3"; below 10⁻⁴ and from 10⁶ on as
 * "2.105 × 10⁻⁵", but "1000007" where the digits asked for include all of these. "∞", "−∞",
 * "undefined". Digits before the point are never rounded away.
 */
void number_add_display(struct buf *buf, double value, int digits);

/* Appends 10 to the power `exponent`, as in "10⁻⁵". */
void number_add_power_of_ten(struct buf *buf, int exponent);

/* Appends `value` with exactly `decimals` decimals and a true minus; never "−0". */
void number_add_decimals(struct buf *buf, double value, int decimals);

enum { NUMBER_FIXED_SIZE = 400 };

/*
 * A coordinate, rounded to at most two decimals: no trailing zeros, no "-0". Returns its text,
 * somewhere in `text`.
 */
const char *number_fixed(char text[NUMBER_FIXED_SIZE], double value);

#endif
