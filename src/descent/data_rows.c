#include "descent/data_rows.h"

#include <stdlib.h>

bool data_rows_prepare(struct data_rows *rows, const struct data_fold *fold, size_t columns)
{
    rows->columns = columns;
    rows->column[0] = calloc(columns, DATA_BATCH * sizeof **rows->column);
    for (size_t i = 1; rows->column[0] && i < columns; i++)
        rows->column[i] = rows->column[0] + i * DATA_BATCH;
    rows->accumulator = calloc(1, fold->size ? fold->size(columns) : 1);
    return rows->column[0] && rows->accumulator;
}

void data_rows_add(struct data_rows *rows, const struct data_fold *fold)
{
    const struct data_batch batch = {(const double *const *)rows->column, rows->columns,
                                     rows->count};

    if (rows->count)
        fold->add(fold->context, rows->accumulator, &batch);
    rows->added += (long)rows->count;
    rows->count = 0;
}

void data_rows_put(struct data_rows *rows, const struct data_fold *fold, const double *value)
{
    for (size_t i = 0; i < rows->columns; i++)
        rows->column[i][rows->count] = value[i];
    if (++rows->count == DATA_BATCH)
        data_rows_add(rows, fold);
}

void data_rows_join(const struct data_rows *rows, const struct data_fold *fold)
{
    if (fold->join)
        fold->join(fold->context, rows->columns, rows->accumulator);
}

void data_rows_release(struct data_rows *rows)
{
    free(rows->column[0]);
    free(rows->accumulator);
}
