/* Parts of data files. */
#ifndef GDPLOT_DESCENT_DATA_RANGE_H
#define GDPLOT_DESCENT_DATA_RANGE_H

#include <stdbool.h>
#include <sys/types.h>

#include "base/blocks.h"

/*
 * A part of a regular file: of the rows that begin in it. It begins with a row: with the first that
 * begins at `from`, or behind it as far as can be told from there (a line end may stand in quotes);
 * `begun` says where that was. All parts were right if each begins where the one before ended. In
 * a part no row at all is no error, and rows left out are not warned of.
 */
struct data_range {
    off_t from, to;
    bool known;        /* a row does begin at `from` */
    long lines_before; /* of the file, for messages */

    /* Filled in by data_fold; the header's lines are the first part's. */
    off_t begun, ended;
    long lines, rows;
};

/*
 * Has the blocks go on where the part begins, and end with it. `block` was read last; its first
 * `least` bytes hold what is before the rows. Errors: STATUS_IO; STATUS_INPUT for a file in UTF-16.
 */
int data_range_begin(struct data_range *range, struct blocks *blocks, struct block *block,
                     size_t least, struct err *err);

/* It ended there, the file having so many lines by then, and the part so many rows. */
void data_range_end(struct data_range *range, off_t ended, long lines, long rows);

#endif
