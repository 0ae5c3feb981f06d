/*
 * Data files: two columns of numbers among any number of columns, split by whitespace, commas,
 * semicolons or tabs, with an optional header. Blank lines and lines that begin with # are skipped.
 * Read in one pass, a block at a time: memory does not grow with the file.
 */
#ifndef GDPLOT_DESCENT_DATA_H
#define GDPLOT_DESCENT_DATA_H

#include "base/err.h"

/* What tells a data file from others. */
struct data_source {
    char sha256[65]; /* of all its bytes, in hexadecimal */
    char *columns;   /* "X,Y": the headings of the two columns; owned; NULL without any */
};

enum { DATA_BATCH = 512 };

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
    long threads; /* at most; fewer for a small file, or where they cannot be had */
};

/*
 * Reads the file at `path` ("-" is standard input) and fills `source` (or NULL), whose columns the
 * caller frees in any case. `columns` is "X,Y": two names from the header or two numbers from 1;
 * NULL is the first two. Errors, the first in the file: STATUS_INPUT with file, line and column for
 * anything that is not a finite number, ragged rows, decimal commas or no rows at all; STATUS_USAGE
 * for a column that is not there; STATUS_IO; STATUS_LIMIT.
 */
int data_fold(const char *path, const char *columns, const struct data_fold *fold,
              struct data_source *source, struct err *err);

typedef void data_row(void *context, double x, double y);

/* Calls `row` for every row, in the order of the file; otherwise as data_fold. */
int data_read(const char *path, const char *columns, data_row *row, void *context,
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
int data_read_points(const char *path, const char *columns, struct data_points *points,
                     struct data_source *source, struct err *err);
void data_points_release(struct data_points *points);

#endif
