/*
 * Files of sums: what a data set leaves (descent/data_sums.h), as text, to be merged with others
 * and drawn from in place of the rows.
 *
 *     gdplot sums 1
 *     columns 2
 *     column_names Reservations,Pizzas
 *     rows 30
 *     rows_left_out 0
 *     1 17c
 *     2 326
 *     1*1 1a84
 *     1*2 ...
 *     2*2 ...
 *     check 0123456789abcdef
 *
 * The names, cleaned (base/printable.h) and quoted as --columns takes them, are left out where the
 * data have none. There are two columns or more; the sums follow in the order of data_sums.h. 1*2
 * is the sum of the products of the first two columns, exact (math/exact.h). The last
 * line is the beginning of the SHA-256 of those before it.
 *
 * What is equal is written alike: the same rows make the same bytes, and their SHA-256 tells data
 * sets apart.
 */
#ifndef GDPLOT_DESCENT_SUMS_FILE_H
#define GDPLOT_DESCENT_SUMS_FILE_H

#include "base/buf.h"
#include "descent/data_sums.h"

#define SUMS_FILE_EXTENSION ".sums"

/* Whether the file's name says that it has sums. */
bool sums_file_is_named(const char *path);

/* Appends the text; of the source, the columns and the rows left out. */
void sums_file_write(const struct data_sums *sums, const struct data_source *source,
                     struct buf *out);

/*
 * Reads the file of any kind at `path` ("-" is standard input) into sums, and all of the source;
 * the caller releases both in any case. Errors: STATUS_INPUT for what sums_file_write has not
 * written; STATUS_IO; STATUS_LIMIT.
 */
int sums_file_read(struct data_sums *sums, struct data_source *source, const char *path,
                   struct err *err);

#endif
