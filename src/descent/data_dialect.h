/*
 * How a data file is written, judged by its beginning: what splits its cells, and whether its
 * commas may stand between thousands.
 */
#ifndef GDPLOT_DESCENT_DATA_DIALECT_H
#define GDPLOT_DESCENT_DATA_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/blocks.h"

struct data_dialect {
    char separator;      /* ',' ';' '\t' or ' '; 0 until a line was read that is neither blank nor a
                            comment */
    bool decimal_commas; /* a number has a comma that cannot stand between thousands */
    bool may_have_title; /* none of the records after the first has as many cells as the first */
};

/*
 * Decides by `text`, which begins with the first record, and of which 50 records are looked at.
 * Only separators that split the first record outside quotes are considered. Best is one with which
 * all cells are numbers in more than half of the records; then one with which some are; then the
 * others. Of equally good ones that is taken with which more records have as many cells as the
 * first has, and then the first of ; tab , and blank. `ended`: the text goes up to the end of the
 * file.
 */
void data_dialect_decide(struct data_dialect *dialect, const char *text, size_t length, bool ended);

/*
 * The find_end of struct blocks (base/blocks.h): a block ends with its last whole record. The
 * context is a struct data_dialect, which is decided on the first call.
 */
size_t data_dialect_find_end(void *dialect, const struct block *block, bool ended);

/* The find_end_from of the same struct. */
size_t data_dialect_find_end_from(void *dialect, const struct block *block, size_t least);

#endif
