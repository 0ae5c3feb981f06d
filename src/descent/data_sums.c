#include "descent/data_sums.h"

_Static_assert((int)EXACT_BATCH == (int)DATA_BATCH, "rows come in batches of exact sums");

static void add_rows(void *context, void *part, const double *x, const double *y, size_t count)
{
    struct data_sums *sums = part;
    struct exact_column a = exact_sum_add_all(&sums->of[SUM_X], x, count);
    struct exact_column b = exact_sum_add_all(&sums->of[SUM_Y], y, count);

    (void)context;
    sums->n += (long)count;
    exact_sum_add_products(&sums->of[SUM_XX], &a, &a, count);
    exact_sum_add_products(&sums->of[SUM_XY], &a, &b, count);
    exact_sum_add_products(&sums->of[SUM_YY], &b, &b, count);
}

void data_sums_join(struct data_sums *sums, const struct data_sums *more)
{
    sums->n += more->n;
    for (size_t i = 0; i < DATA_SUMS; i++)
        exact_sum_join(&sums->of[i], &more->of[i]);
}

static void join_part(void *context, const void *part)
{
    data_sums_join(context, part);
}

int data_sums_read(struct data_sums *sums, struct data_source *source, const char *path,
                   const struct data_format *format, long threads, struct err *err)
{
    const struct data_fold fold = {.size = sizeof *sums,
                                   .add = add_rows,
                                   .join = join_part,
                                   .context = sums,
                                   .threads = threads};

    return data_fold(path, format, &fold, source, err);
}
