/* What a cell of a data file says: a number, that one is missing, or something else. */
#ifndef GDPLOT_DESCENT_DATA_VALUE_H
#define GDPLOT_DESCENT_DATA_VALUE_H

#include "base/buf.h"
#include "descent/data_record.h"

/*
 * Reads a finite number as number_parse does, also with a true minus sign. With `decimal_comma` a
 * comma stands before the decimals, and points may stand between groups of three digits (1.234,5).
 */
bool data_value_number(const struct data_cell *cell, bool decimal_comma, double *value);

/* The cell without the blanks at its ends, which a quoted cell may have. */
struct data_cell data_value_trimmed(const struct data_cell *cell);

/* Empty, or one of the words for a value that is not there: NA, N/A, NaN, null, ?, - and so on. */
bool data_value_is_missing(const struct data_cell *cell);

/*
 * Digits, with or without points and commas between them, a sign and an exponent: 1.200,5 or 1e999.
 * So it is meant as a number, even where it cannot be read.
 */
bool data_value_is_numeric(const struct data_cell *cell);

/* Infinity, or a hexadecimal number. */
bool data_value_is_foreign(const struct data_cell *cell);

/* What may name a column: neither missing, nor numeric, nor a hexadecimal number or infinity. */
bool data_value_is_name(const struct data_cell *cell);

/*
 * What splits a number into groups of three digits (the first of one to three, not beginning with
 * 0): "commas", "points", "blanks" or "apostrophes"; NULL: nothing does. Its decimals may stand
 * behind a point or a comma.
 */
const char *data_value_thousands(const struct data_cell *cell);

/*
 * Appends what a cell is that could not be read as a number, and what to do: "'3,5' has a decimal
 * comma; ...". `thousands`: as far as is known, commas in this file stand between thousands.
 */
void data_value_explain(const struct data_cell *cell, bool decimal_comma, bool thousands,
                        struct buf *out);

#endif
