/* What several ranks (base/ranks.h) read of a data set. */
#ifndef GDPLOT_DESCENT_DATA_PIECES_H
#define GDPLOT_DESCENT_DATA_PIECES_H

#include <stdbool.h>
#include <sys/types.h>

#include "descent/data_files.h"

/*
 * The bytes of all files, one behind the other, fall into equal shares, and these into pieces of a
 * file each. Where a piece begins with a row is a guess, since a line end may stand in quotes that
 * were opened before it: it was right if the piece before ended there, and else the piece is read
 * again from where that ended. All ranks know all pieces, and so decide alike what is to be done.
 */
enum data_piece_state { PIECE_TO_READ, PIECE_READ, PIECE_FAILED };

struct data_piece {
    enum data_piece_state state;
    bool whole; /* of a file that is not cut */
    bool known; /* a row begins at `from` */
    size_t file, rank;
    off_t from, to;
    off_t begun, ended; /* once it is read */
    long lines, rows, skipped;
};

struct data_pieces {
    struct data_piece *at; /* owned; in the order of the files */
    size_t count, capacity;
};

/*
 * Cuts the files into pieces, the same on all ranks, which all call it. What is no regular file, or
 * empty, rank 0 reads; sums and UTF-16 any rank, as a whole. Errors: those of ranks_tell.
 */
int data_pieces_cut(struct data_pieces *pieces, const struct data_files *files, struct err *err);

#endif
