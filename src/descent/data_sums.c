#include "descent/data_sums.h"

#include <stdlib.h>

#include "base/mem.h"

_Static_assert((int)EXACT_BATCH == (int)DATA_BATCH, "rows come in batches of exact sums");

size_t data_sums_count(size_t columns)
{
    return columns * (columns + 3) / 2;
}

size_t data_sums_product(size_t columns, size_t a, size_t b)
{
    size_t first = a < b ? a : b, second = a < b ? b : a;

    return columns + first * columns - first * (first + 1) / 2 + second;
}

void data_sums_init(struct data_sums *sums, size_t columns)
{
    *sums = (struct data_sums){.columns = columns};
    sums->of = mem_zeroed(data_sums_count(columns), sizeof *sums->of);
}

void data_sums_release(struct data_sums *sums)
{
    free(sums->of);
    *sums = (struct data_sums){0};
}

static void add_rows(struct exact_sum *of, const struct data_batch *rows)
{
    struct exact_column column[DATA_MOST_COLUMNS];
    size_t at = rows->columns;

    for (size_t i = 0; i < rows->columns; i++)
        column[i] = exact_sum_add_all(&of[i], rows->column[i], rows->count);
    for (size_t i = 0; i < rows->columns; i++)
        for (size_t k = i; k < rows->columns; k++)
            exact_sum_add_products(&of[at++], &column[i], &column[k], rows->count);
}

void data_sums_add(struct data_sums *sums, const struct data_batch *rows)
{
    sums->n += (long)rows->count;
    add_rows(sums->of, rows);
}

void data_sums_join(struct data_sums *sums, const struct data_sums *more)
{
    if (!sums->columns && more->columns)
        data_sums_init(sums, more->columns);
    sums->n += more->n;
    for (size_t i = 0; i < data_sums_count(more->columns); i++)
        exact_sum_join(&sums->of[i], &more->of[i]);
}

void data_sums_choose(struct data_sums *sums, const size_t *place, size_t count)
{
    struct data_sums chosen;

    data_sums_init(&chosen, count);
    chosen.n = sums->n;
    for (size_t i = 0; i < count; i++) {
        chosen.of[i] = sums->of[place[i]];
        for (size_t k = i; k < count; k++)
            chosen.of[data_sums_product(count, i, k)] =
                sums->of[data_sums_product(sums->columns, place[i], place[k])];
    }
    data_sums_release(sums);
    *sums = chosen;
}

/* n·Σab − Σa·Σb = n·Σ(a − ā)(b − b̄) */
static void centre(struct exact *centred, const struct data_sums *sums, size_t first, size_t second)
{
    struct exact n, a, b, ab, n_ab, a_b;

    exact_from_integer(&n, sums->n);
    exact_from_sum(&a, &sums->of[first]);
    exact_from_sum(&b, &sums->of[second]);
    exact_from_sum(&ab, &sums->of[data_sums_product(sums->columns, first, second)]);
    exact_multiply(&n_ab, &n, &ab);
    exact_multiply(&a_b, &a, &b);
    exact_subtract(centred, &n_ab, &a_b);
}

void data_sums_centre(const struct data_sums *sums, size_t x, size_t y, struct exact *xx,
                      struct exact *xy, struct exact *yy)
{
    centre(xx, sums, x, x);
    centre(xy, sums, x, y);
    centre(yy, sums, y, y);
}

static bool are_of_rows(const struct data_sums *sums, size_t x, size_t y)
{
    struct exact xx, xy, yy, all, explained, rest;

    data_sums_centre(sums, x, y, &xx, &xy, &yy);
    exact_multiply(&all, &xx, &yy);
    exact_multiply(&explained, &xy, &xy);
    exact_subtract(&rest, &all, &explained);
    return xx.sign >= 0 && yy.sign >= 0 && rest.sign >= 0;
}

bool data_sums_are_of_rows(const struct data_sums *sums)
{
    for (size_t x = 0; x < sums->columns; x++)
        for (size_t y = x + 1; y < sums->columns; y++)
            if (!are_of_rows(sums, x, y))
                return false;
    return true;
}

/* What one thread has added up. */
struct part {
    long n;
    struct exact_sum of[];
};

static size_t part_size(size_t columns)
{
    return sizeof(struct part) + data_sums_count(columns) * sizeof(struct exact_sum);
}

static void add_to_part(void *context, void *accumulator, const struct data_batch *rows)
{
    struct part *part = accumulator;

    (void)context;
    part->n += (long)rows->count;
    add_rows(part->of, rows);
}

static void join_part(void *context, size_t columns, const void *accumulator)
{
    const struct part *part = accumulator;
    struct data_sums more;

    data_sums_init(&more, columns);
    more.n = part->n;
    for (size_t i = 0; i < data_sums_count(columns); i++)
        more.of[i] = part->of[i];
    data_sums_join(context, &more);
    data_sums_release(&more);
}

int data_sums_read_range(struct data_sums *sums, struct data_source *source, const char *path,
                         const struct data_format *format, struct data_range *range, long threads,
                         struct err *err)
{
    const struct data_fold fold = {.size = part_size,
                                   .add = add_to_part,
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
