/*
 * The records of a data file and their cells, quoted as in RFC 4180: a cell that begins with a
 * double quote ends at the next one that is not doubled; separators and line ends before that
 * belong to the cell. A quote inside a cell that does not begin with one is a character like others
 * (5" pipe). Lines that begin with # have no cells.
 */
#ifndef GDPLOT_DESCENT_DATA_RECORD_H
#define GDPLOT_DESCENT_DATA_RECORD_H

#include <stdbool.h>
#include <stddef.h>

#include "base/lines.h"

/* In all of these `separator` is ',', ';', '\t', or ' ' for any run of blanks. */

/*
 * A cell: its text without the quotes and blanks around it; doubled quotes in it are still doubled.
 * Borrowed from the record.
 */
struct data_cell {
    const char *text;
    size_t length;
    bool quoted;
    bool open; /* the quote that it begins with is never closed */
};

/* Goes over the cells of a record. */
struct data_cells {
    const char *at, *end; /* the rest of the record; at is NULL at its end */
    char separator;
};

/* The cells of a record, to be gone over by data_cells_next; borrows the record. */
struct data_cells data_cells_of(const char *record, size_t length, char separator);

/* Takes the next cell; false where there is none. */
bool data_cells_next(struct data_cells *cells, struct data_cell *cell);

/* Whether the record has no cells: it is blank, a comment, or a line for Excel such as sep=; */
bool data_record_is_empty(const char *record, size_t length);

/*
 * The length of the record at the start of `text`, without its line end; that of all the text, if
 * the record does not end in it. Sets `more` (or NULL) to how many line ends are in the record.
 */
size_t data_record_length(const char *text, size_t length, char separator, long *more);

/* How many of the bytes at `text` are whole records with their line ends. */
size_t data_records_end(const char *text, size_t length, char separator);

/* The same, up to the first record that ends at byte `least` or behind it; 0 where none does. */
size_t data_records_from(const char *text, size_t length, char separator, size_t least);

/*
 * As lines_step, but the current line becomes the next record, which may have line ends in quotes.
 */
bool data_record_step(struct lines *lines, char separator);

/* The length of the byte order mark that `text` begins with, or 0. */
size_t data_mark(const char *text, size_t length);

#endif
