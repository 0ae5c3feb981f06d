/*
 * The records of a data file and their cells, quoted as RFC 4180 has it: a cell that begins with a
 * double quote goes on up to the next one that stands alone; separators, line ends and doubled
 * quotes in it belong to it. A quote inside a cell that does not begin with one is a character like
 * others (5" pipe). Lines that begin with # have no cells.
 */
#ifndef GDPLOT_DESCENT_DATA_RECORD_H
#define GDPLOT_DESCENT_DATA_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lines.h"

/* `separator` is everywhere ',', ';', '\t', or ' ' for any run of blanks. */

/* Its text has neither the quotes nor the blanks around it; doubled quotes are still in it. */
struct data_cell {
    const char *text;
    size_t length;
    bool quoted;
    bool open; /* the quote that it begins with is never closed */
};

/* Goes over the cells of a record. */
struct data_cells {
    const char *at, *end; /* what is left of the record; at NULL: nothing */
    char separator;
};

struct data_cells data_cells_of(const char *record, size_t length, char separator);

/* Takes the next cell; false where there is none. */
bool data_cells_next(struct data_cells *cells, struct data_cell *cell);

/* Blank, a comment, or what tells Excel the separator, as in sep=; */
bool data_record_is_empty(const char *record, size_t length);

/*
 * The length of the record that `text` begins with, without its line end: all of the text where
 * there is none. `more` (or NULL): line ends in it.
 */
size_t data_record_length(const char *text, size_t length, char separator, long *more);

/* How many of the bytes at `text` are whole records with their line ends. */
size_t data_records_end(const char *text, size_t length, char separator);

/* The same, up to the first record that ends at byte `least` or behind it; 0 where none does. */
size_t data_records_from(const char *text, size_t length, char separator, size_t least);

/* As lines_step, by records. */
bool data_record_step(struct lines *lines, char separator);

/* The length of the byte order mark that `text` begins with, or 0. */
size_t data_mark(const char *text, size_t length);

#endif
