/* The header of columns, and what they are split by. For descent/log_delimited.c alone. */
#ifndef GDPLOT_DESCENT_LOG_HEADER_H
#define GDPLOT_DESCENT_LOG_HEADER_H

#include "descent/log_input.h"

/* How many cells a line has. `separator`: as in descent/data_record.h. */
size_t log_header_cells(const char *line, size_t length, char separator);

/* Whether all cells are names or empty, at least two of them, one of them a name. */
bool log_header_is(const char *line, size_t length, char separator);

/* Takes the next line that has cells: 1, 0 at the end, -1. */
int log_header_next(struct log_input *input, struct err *err);

/*
 * Finds the separator by which the first line is a header, and the second a row of as many cells; 0
 * where there is none. `header` gets the line, for the caller to free.
 */
char log_header_open(struct log_input *input, char **header, struct err *err);

#endif
