/* What stands in a cell of a log: a number as trainers print them, nothing, or a text. */
#ifndef GDPLOT_DESCENT_LOG_VALUE_H
#define GDPLOT_DESCENT_LOG_VALUE_H

#include <stdbool.h>
#include <stddef.h>

/* Empty, or a word for what is not there: None, null, NA, N/A. Not NaN, which is a value. */
bool log_value_is_blank(const char *text, size_t length);

/*
 * Reads a number that fills `length` bytes: decimals; nan, inf and infinity
 * in any case and with a sign; per cent as it stands (59.86% is 59.86); m:ss and h:mm:ss in
 * seconds.
 */
bool log_value_read(const char *text, size_t length, double *value);

/* The same, with a comma before the decimals. */
bool log_value_read_comma(const char *text, size_t length, double *value);

/* The number in a cell: with either, where the separator of cells does not forbid the comma. */
bool log_value_read_cell(const char *text, size_t length, char separator, double *value);

#endif
