/*
 * Data files: two columns of numbers among any number of columns, split by whitespace, commas,
 * semicolons or tabs (data_dialect.h), quoted as RFC 4180 has it (data_record.h), with an optional
 * header. Blank lines and lines that begin with # are skipped. Read in one pass, a block at a time:
 * memory does not grow with the file.
 */
#ifndef GDPLOT_DESCENT_DATA_H
#define GDPLOT_DESCENT_DATA_H

#include <stdbool.h>

#include "base/err.h"

enum data_header {
    /*
     * Row 1 is a header if a chosen cell is no number; if one was chosen by a name that is no
     * column number and stands there; or, where cells are not split by blanks, if any cell is no
     * number. What is missing or is a number written wrong is no name of a column, and so none of
     * these.
     */
    DATA_HEADER_BY_RULE,
    DATA_HEADER_YES,
    DATA_HEADER_NO,
};

/* What is said of a file by who wants it read. Zeroed, it says nothing. */
struct data_format {
    const char *columns; /* "X,Y" (data_names.h): names or numbers from 1; NULL: the first two */
    enum data_header header;
    bool decimal_comma; /* numbers are written as in 1.234,5 */
    bool skip_missing;  /* rows without a number in both columns are left out */
};

/* What tells a data file from others, and what was read of it. */
struct data_source {
    char sha256[65]; /* of all its bytes, in hexadecimal */
    char *columns;   /* "X,Y": the headings of the two columns; owned; NULL without any */
    long skipped;    /* rows left out */
};

enum { DATA_BATCH = 512 };

struct data_range;

/*
 * What becomes of the rows. The file falls into blocks that depend on its bytes alone, and each
 * block has a part of its own, so that the outcome is the same for any number of threads.
 */
struct data_fold {
    size_t size; /* bytes of a part, which are 0 at first */
    /*
     * Adds the next rows of a block to its part: DATA_BATCH of them, or fewer, the last. The first
     * rows of a file are added before any other thread is there, the others from any thread.
     */
    void (*add)(void *context, void *part, const double *x, const double *y, size_t count);
    /* Takes the whole part of a block, in the order of the file. Or NULL. */
    void (*join)(void *context, const void *part);
    void *context;
    struct data_range *range; /* what is read of it (data_range.h); NULL: all */
    long threads;             /* at most; fewer for a small file, or where they cannot be had */
};

/*
 * Reads the file at `path` ("-" is standard input) and fills `source` (or NULL), whose columns the
 * caller frees in any case. `format` may be NULL. Warns of a header that might be a row, of one
 * that is not in UTF-8, and of rows left out. Errors, the first in the file: STATUS_INPUT with
 * file, line and column for anything that is not a finite number, ragged rows, quotes that are not
 * closed, no rows at all, or what is no table; STATUS_USAGE for a column that is not there;
 * STATUS_IO; STATUS_LIMIT.
 *
 * With skip_missing a cell that is no finite number leaves its row out, unless it is a number that
 * is only written otherwise, with a comma, or with marks between thousands: that is not missing.
 */
int data_fold(const char *path, const struct data_format *format, const struct data_fold *fold,
              struct data_source *source, struct err *err);

/* What is said of a file without rows: STATUS_INPUT; and of one that some were left out of. */
int data_fail_without_rows(const char *name, long skipped, struct err *err);
void data_warn_of_skipped(const char *name, long skipped, long rows, struct err *err);

typedef void data_row(void *context, double x, double y);

/* Calls `row` for every row, in the order of the file; otherwise as data_fold. */
int data_read(const char *path, const struct data_format *format, data_row *row, void *context,
              struct data_source *source, struct err *err);

struct data_points {
    double *x, *y; /* owned */
    size_t count, capacity;
};

enum { DATA_MOST_POINTS = 1000000 };

/*
 * Reads the rows themselves. Errors: those of data_read; STATUS_LIMIT past DATA_MOST_POINTS. To be
 * released in any case.
 */
int data_read_points(const char *path, const struct data_format *format, struct data_points *points,
                     struct data_source *source, struct err *err);
void data_points_release(struct data_points *points);

#endif
