/* A data set as it is put together: the sums of files, and what is known of these. */
#ifndef GDPLOT_DESCENT_DATA_SET_H
#define GDPLOT_DESCENT_DATA_SET_H

#include "descent/data_sums.h"

/* Zeroed, it has no file. */
struct data_set {
    struct data_sums sums;
    struct data_source source; /* `columns` are owned; no SHA-256 */
    const char *named;         /* the file that the columns are from; borrowed; NULL */
};

/*
 * Reads one file, of rows or sums (data_files.h), into an empty set; of sums, the columns that the
 * format names. Where it names none and may name many, all; else the first two. Errors: those of
 * reading it.
 */
int data_set_read(struct data_set *set, const char *path, const struct data_format *format,
                  long threads, struct err *err);

/*
 * Adds another set. Errors: STATUS_INPUT where both have columns that are called otherwise, or
 * not as many, naming the files; STATUS_LIMIT.
 */
int data_set_merge(struct data_set *set, const struct data_set *more, struct err *err);

void data_set_release(struct data_set *set);

#endif
