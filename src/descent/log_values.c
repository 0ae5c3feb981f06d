#include "descent/log_values.h"

#include <stdlib.h>

#include "base/mem.h"

struct log_values log_values_of(const struct log_series *series)
{
    struct log_values values = {.x = mem_reserve(2 * series->facts.count, sizeof *values.x)};

    values.y = values.x + series->facts.count;
    for (size_t i = 0; i < series->piece_count; i++)
        for (size_t row = series->pieces[i].first; row < series->pieces[i].kept; row++)
            values.count +=
                log_series_point(series, row, &values.x[values.count], &values.y[values.count]);
    return values;
}

void log_values_release(struct log_values *values)
{
    free(values->x);
    *values = (struct log_values){0};
}
