/*
 * Numbers to and from text, in three forms:
 *   exact   - the shortest decimal that reads back to the same double, for CSV, recipes and dumps;
 *   display - a few significant digits with a true minus and powers of ten, for people;
 *   fixed   - a coordinate with at most two decimals, for SVG.
 * The process never calls setlocale(), so the decimal point is a point everywhere.
 */
#ifndef GDPLOT_BASE_NUMBER_H
#define GDPLOT_BASE_NUMBER_H

#include <stdbool.h>
#include <stddef.h>

struct buf;

enum { NUMBER_SIZE = 32 }; /* room for any exact number and its terminator */

/* The minus of print, U+2212, which is read wherever a number is, and shown to people. */
#define NUMBER_MINUS "\xE2\x88\x92"

/* The bytes of the sign that `text` begins with: + - or the minus of print; 0 without one. */
size_t number_sign_length(const char *text);

/*
 * Reads a decimal number that fills `text` exactly: sign, digits, point, exponent; no hexadecimal,
 * no "inf" or "nan", no spaces. Returns false for anything else and for what overflows a double.
 */
bool number_parse(const char *text, size_t length, double *value);

/* As number_parse, and also "nan", "inf" and "-inf". */
bool number_parse_any(const char *text, size_t length, double *value);

/* Reads a whole number in [low, high], written as digits alone. */
bool number_parse_integer(const char *text, long low, long high, long *value);

/* The same, also as 1e3 or 2.5e6, in a slice. */
bool number_parse_count(const char *text, size_t length, long low, long high, long *value);

/* The shortest decimal that reads back to `value`; "nan", "inf", "-inf". Returns out. */
char *number_exact(char out[NUMBER_SIZE], double value);
void number_add_exact(struct buf *buf, double value);

/*
 * Appends `value` to `digits` significant digits: "−806.8", "0.3", "2.105 × 10⁻⁵" below 10⁻⁴ and
 * from 10⁶ on (but "1000007", where all of its digits count), "∞", "−∞", "undefined". Digits before
 * the point are never rounded away.
 */
void number_add_display(struct buf *buf, double value, int digits);

/* Appends 10 to the power `exponent`, as in "10⁻⁵". */
void number_add_power_of_ten(struct buf *buf, int exponent);

/* Appends `value` with exactly `decimals` decimals and a true minus; never "−0". */
void number_add_decimals(struct buf *buf, double value, int decimals);

/* Appends a coordinate with at most two decimals, no trailing zeros, no "-0". */
void number_add_fixed(struct buf *buf, double value);

#endif
