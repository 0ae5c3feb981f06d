/*
 * How a data file is written, as far as its beginning tells: what splits its cells, and whether
 * its commas can stand between thousands.
 */
#ifndef GDPLOT_DESCENT_DATA_DIALECT_H
#define GDPLOT_DESCENT_DATA_DIALECT_H

#include <stdbool.h>
#include <stddef.h>

#include "base/blocks.h"

struct data_dialect {
    char separator;      /* ',' ';' '\t' or ' '; 0 as long as there were blank lines and comments */
    bool decimal_commas; /* a number has a comma that cannot stand between thousands */
    bool may_have_title; /* of several records none has as many cells as the first */
};

/*
 * Decides from `text`, which begins with the first record. A separator is one that splits this
 * record outside quotes. Of several, the one is taken that leaves numbers alone in the cells of
 * more than half of the records (50 at most are looked at), then one that leaves some numbers, then
 * none; of equals the one with which a larger part of the records has as many cells as the first,
 * and then the first of ; tab , and blank. `ended`: the text is all that there is.
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
