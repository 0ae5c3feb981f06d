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

/* n·Σab − Σa·Σb = n·Σ(a − ā)(b − b̄) */
static void centre(struct exact *centred, const struct exact *n, const struct exact_sum *sum_ab,
                   const struct exact_sum *sum_a, const struct exact_sum *sum_b)
{
    struct exact a, b, ab, n_ab, a_b;

    exact_from_sum(&a, sum_a);
    exact_from_sum(&b, sum_b);
    exact_from_sum(&ab, sum_ab);
    exact_multiply(&n_ab, n, &ab);
    exact_multiply(&a_b, &a, &b);
    exact_subtract(centred, &n_ab, &a_b);
}

void data_sums_centre(const struct data_sums *sums, struct exact *xx, struct exact *xy,
                      struct exact *yy)
{
    const struct exact_sum *of = sums->of;
    struct exact n;

    exact_from_integer(&n, sums->n);
    centre(xx, &n, &of[SUM_XX], &of[SUM_X], &of[SUM_X]);
    centre(xy, &n, &of[SUM_XY], &of[SUM_X], &of[SUM_Y]);
    centre(yy, &n, &of[SUM_YY], &of[SUM_Y], &of[SUM_Y]);
}

bool data_sums_are_of_rows(const struct data_sums *sums)
{
    struct exact xx, xy, yy, all, explained, rest;

    data_sums_centre(sums, &xx, &xy, &yy);
    exact_multiply(&all, &xx, &yy);
    exact_multiply(&explained, &xy, &xy);
    exact_subtract(&rest, &all, &explained);
    return xx.sign >= 0 && yy.sign >= 0 && rest.sign >= 0;
}

int data_sums_read_range(struct data_sums *sums, struct data_source *source, const char *path,
                         const struct data_format *format, struct data_range *range, long threads,
                         struct err *err)
{
    const struct data_fold fold = {.size = sizeof *sums,
                                   .add = add_rows,
                                   .join = join_part,
                                   .context = sums,
                                   .range = range,
                                   .threads = threads};

    return data_fold(path, format, &fold, source, err);
}

int data_sums_read(struct data_sums *sums, struct data_source *source, const char *path,
                   const struct data_format *format, long threads, struct err *err)
{
    return data_sums_read_range(sums, source, path, format, NULL, threads, err);
}
