/*
 * Data files: two or more columns of numbers among any number of columns, split by whitespace,
 * commas, semicolons or tabs (data_dialect.h), quoted as RFC 4180 has it (data_record.h), with an
 * optional header. Blank lines and lines that begin with # are skipped. Read in one pass, a block
 * at a time: memory does not grow with the file.
 */
#ifndef GDPLOT_DESCENT_DATA_H
#define GDPLOT_DESCENT_DATA_H

#include <stdbool.h>

#include "base/err.h"

enum data_header {
    /*
     * Row 1 is a header if one of the two chosen cells is text; if --columns has a name that stands
     * in row 1; or, where cells are not split by blanks, if any cell is text. Empty cells, words
     * such as NA, and numbers that are badly written do not count as text.
     */
    DATA_HEADER_BY_RULE,
    DATA_HEADER_YES,
    DATA_HEADER_NO,
};

enum { DATA_MOST_COLUMNS = 100 }; /* that are read of a file */

/* How a file is to be read. Zeroed: the first two columns, and all else by the rules. */
struct data_format {
    const char *columns; /* "X,Y" (data_names.h): names or numbers from 1; NULL: the first two */
    bool many;           /* `columns` may name more than two, up to DATA_MOST_COLUMNS */
    enum data_header header;
    bool decimal_comma; /* numbers are written as in 1.234,5 */
    bool skip_missing;  /* rows without a number in all these columns are left out */
};

/* What identifies a data file, and what was read of it. */
struct data_source {
    char sha256[65]; /* of all its bytes, in hexadecimal */
    char *columns;   /* "X,Y": the headings of the columns; owned; NULL without any */
    long skipped;    /* rows left out */
};

enum { DATA_BATCH = 512 };

struct data_range;

/* The next rows, DATA_BATCH at most: `count` numbers of each of `columns` columns. */
struct data_batch {
    const double *const *column;
    size_t columns, count;
};

/*
 * What is done with the rows. The file is cut into blocks, which threads take as they come; each
 * thread adds the rows of its blocks to an accumulator of its own, and these are joined. So the
 * result must depend neither on the order of the rows nor on who adds them, or there must be but
 * one thread, which takes them in the order of the file.
 */
struct data_fold {
    size_t (*size)(size_t columns); /* bytes of an accumulator, all 0 at first; NULL: none */
    void (*add)(void *context, void *accumulator, const struct data_batch *batch);
    /*
     * Takes over an accumulator to which all was added, on the calling thread. Never called where
     * there was an error in the file. Or NULL.
     */
    void (*join)(void *context, size_t columns, const void *accumulator);
    void *context;
    struct data_range *range; /* what is read of the file (data_range.h); NULL: all */
    long threads; /* at most; fewer for a small file, or where the system gives no more */
};

/*
 * Reads the file at `path` ("-" is standard input) and fills `source` (or NULL), whose columns the
 * caller frees in any case. `format` may be NULL. Warns of a header that might be a row, of one
 * that is not in UTF-8, and of rows left out. Errors, the first in the file: STATUS_INPUT with
 * file, line and column for anything that is not a finite number, ragged rows, quotes that are not
 * closed, no rows at all, or what is no table; STATUS_USAGE for a column that is not there;
 * STATUS_IO; STATUS_LIMIT.
 *
 * With skip_missing a row is left out if one of its chosen cells is no finite number. But a number
 * that is merely written otherwise (with a comma, or with marks between thousands) is not missing:
 * it is an error.
 */
int data_fold(const char *path, const struct data_format *format, const struct data_fold *fold,
              struct data_source *source, struct err *err);

/* What is said of a file without rows: STATUS_INPUT; and of one that some were left out of. */
int data_fail_without_rows(const char *name, long skipped, struct err *err);
void data_warn_of_skipped(const char *name, long skipped, long rows, struct err *err);

typedef void data_row(void *context, double x, double y);

/* Calls `row` for every row, in the order of the file; otherwise as data_fold of two columns. */
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
