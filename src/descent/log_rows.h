/*
 * The rows of a log as they are read: a reader names columns, puts values into the row that is
 * open, and ends it. What is kept are the counters and the metrics that somebody wants.
 *
 * Rows that have other counters, belong to another run, or to another file of a folder, stand in
 * tables of their own, since their steps are not those of the others: a trainer that logs
 * {epoch, iter, step, loss} and {step, accuracy} counts iterations in the one and epochs in the
 * other.
 */
#ifndef GDPLOT_DESCENT_LOG_ROWS_H
#define GDPLOT_DESCENT_LOG_ROWS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include "base/buf.h"
#include "base/err.h"
#include "descent/log_names.h"

/* What is wanted of a log; all of it borrowed. */
struct log_wish {
    const char *const *metrics; /* names or patterns */
    size_t metric_count;        /* 0: those that are losses, or else the first metric */
    const char *x;              /* step, epoch, time, row, or a column's name; NULL: by the log */
    bool may_lack;              /* a log need not have them */
};

/* A cell without a value is a NaN of its own, which no reader puts: blank is not NaN. */
#define LOG_BLANK_BITS UINT64_C(0x7FF8626C616E6B00)

static inline double log_blank(void)
{
    const uint64_t bits = LOG_BLANK_BITS;
    double value;

    memcpy(&value, &bits, sizeof value);
    return value;
}

static inline bool log_is_blank(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    return bits == LOG_BLANK_BITS;
}

struct log_column {
    char *name; /* owned, cleaned as a label */
    char *key;  /* as the log spells it; owned */
    size_t key_length;
    enum log_role role;
    uint64_t counter; /* the bit of a step or an epoch, else 0 */
    bool kept;
    bool present;  /* in the open row */
    double value;  /* there */
    size_t values; /* that are numbers, of all rows */
    long bad_line; /* of the first cell that is no number, or 0 */
    char bad[40];  /* what stands there */
};

/* The values of a column in a table: one a row, blank where there is none. */
struct log_cells {
    size_t column; /* its number */
    double *values;
    size_t count, capacity;
};

struct log_table {
    char *run;         /* which run the rows say they are of; owned; NULL */
    size_t unit;       /* of the rows, as log_rows_unit tells it */
    uint64_t counters; /* the counters that all of its rows have, by bit */
    struct log_cells *cells;
    size_t cell_count, cell_capacity;
    size_t rows;
    size_t *order; /* of each row among those of all tables; NULL while there is one table */
    size_t order_capacity;
};

/* Zeroed but for the wish, it is valid and has no row. */
struct log_rows {
    const struct log_wish *wish; /* borrowed */
    struct log_column *columns;
    size_t column_count, column_capacity;
    size_t *slots; /* of columns by name, SIZE_MAX where free */
    size_t slot_count;
    struct log_table *tables;
    size_t table_count, table_capacity, last_table;
    size_t *present; /* the columns of the open row that have a value */
    size_t present_count, present_capacity;
    uint64_t counters; /* of the open row */
    size_t counter_count;
    char *run;       /* of the open row; owned; NULL */
    size_t unit;     /* of rows to come */
    long line;       /* of the open row */
    size_t count;    /* rows of all tables */
    size_t stored;   /* cells of all tables */
    size_t first;    /* one more than the metric that is drawn where none is a loss; 0: none yet */
    bool has_losses; /* a metric that was kept for being a loss */
    size_t changes;  /* grows when a column comes, or has its first number or text */
};

/* Number of the column called so, which is added if it is not there. */
size_t log_rows_column(struct log_rows *rows, const char *name, size_t length);

/* Whether a value of the column is of use; where not, no value need be read. */
static inline bool log_rows_keeps(const struct log_rows *rows, size_t column)
{
    return rows->columns[column].kept;
}

/* Rows from here on count what no other rows do, though their counters have the same names. */
void log_rows_unit(struct log_rows *rows, size_t unit);

/* Opens a row, which begins in this line of its file. */
void log_rows_begin(struct log_rows *rows, long line);

/* Puts a value into the open row; a second one of the same column replaces it. */
void log_rows_put(struct log_rows *rows, size_t column, double value);

/* Puts a text there: of a column that names runs the run, of others something that is no number. */
void log_rows_put_text(struct log_rows *rows, size_t column, const char *text, size_t length);

/* Says which run the open row is of, where no column does. */
void log_rows_put_run(struct log_rows *rows, const char *run);

/* A cell: a number, nan, inf; blank or null; or a text. */
void log_rows_put_cell(struct log_rows *rows, size_t column, const char *text, size_t length);

/*
 * Ends the row, which is forgotten if it has no metric. Errors: STATUS_LIMIT past 1,000 runs or
 * 2·10⁸ values.
 */
int log_rows_end(struct log_rows *rows, struct err *err);

/*
 * Rows that are put at once: a value for each column, or a blank; of every counter a finite value,
 * and of some metric one. The columns have had numbers before.
 */
struct log_batch {
    const size_t *columns;
    size_t width;
    const double *values; /* one row after another */
    size_t count;         /* rows */
};

/* As if each row had been begun, put and ended. Errors: those of log_rows_end. */
int log_rows_add(struct log_rows *rows, const struct log_batch *batch, struct err *err);

/* The values of a column in a table, or NULL. */
const struct log_cells *log_table_cells(const struct log_table *table, size_t column);

/* Appends "; it has loss, acc and 3 more": what has numbers, metrics alone or other columns, too.
 */
void log_rows_add_names(const struct log_rows *rows, bool metrics, struct buf *out);

void log_rows_release(struct log_rows *rows);

#endif
