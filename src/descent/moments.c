#include "descent/moments.h"

#include <math.h>

#include "base/processors.h"
#include "descent/data_sums.h"
#include "math/exact.h"

/* More would wait for the one that reads and hashes. */
enum { MOST_THREADS = 8 };

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

static struct dd mean(const struct exact_sum *sum, const struct exact *n)
{
    struct exact total;

    exact_from_sum(&total, sum);
    return exact_ratio(&total, n);
}

/* R = (xx·yy − xy²) / (n·xx), of centred sums that are n times as large as Sxx and the others. */
static struct dd residual_of(const struct exact *n, const struct exact *xx, const struct exact *xy,
                             const struct exact *yy)
{
    struct exact all, explained, rest, n_xx;

    exact_multiply(&all, xx, yy);
    exact_multiply(&explained, xy, xy);
    exact_subtract(&rest, &all, &explained);
    exact_multiply(&n_xx, n, xx);
    return exact_ratio(&rest, &n_xx);
}

void moments_from_sums(struct moments *moments, const struct data_sums *sums)
{
    const struct exact_sum *of = sums->of;
    struct exact n, xx, xy, yy;

    exact_from_integer(&n, sums->n);
    centre(&xx, &n, &of[SUM_XX], &of[SUM_X], &of[SUM_X]);
    centre(&xy, &n, &of[SUM_XY], &of[SUM_X], &of[SUM_Y]);
    centre(&yy, &n, &of[SUM_YY], &of[SUM_Y], &of[SUM_Y]);
    *moments = (struct moments){.n = sums->n,
                                .x = mean(&of[SUM_X], &n),
                                .y = mean(&of[SUM_Y], &n),
                                .sxx = exact_ratio(&xx, &n).hi};
    if (moments->sxx > 0)
        moments->w = exact_ratio(&xy, &xx);
    moments->residual =
        moments->sxx > 0 ? residual_of(&n, &xx, &xy, &yy).hi : exact_ratio(&yy, &n).hi;
}

int moments_read_threads(struct moments *moments, struct data_source *source, const char *path,
                         const struct data_format *format, long threads, struct err *err)
{
    struct data_sums sums = {0};

    if (data_sums_read(&sums, source, path, format, threads, err))
        return -1;
    moments_from_sums(moments, &sums);
    moments->skipped = source ? source->skipped : 0;
    if (!isfinite(moments->x.hi + moments->y.hi + moments->sxx + moments->w.hi + moments->residual))
        return err_set(err, STATUS_INPUT, "%s: the numbers are too large to square and add up",
                       path);
    return 0;
}

int moments_read(struct moments *moments, struct data_source *source, const char *path,
                 const struct data_format *format, struct err *err)
{
    long threads = processors_count();

    return moments_read_threads(moments, source, path, format,
                                threads < MOST_THREADS ? threads : MOST_THREADS, err);
}

double moments_offset(const struct moments *moments, double w, double b)
{
    struct dd at_mean = dd_multiply(moments->x, dd_from(w));
    struct dd offset = dd_add(at_mean, dd_subtract(dd_from(b), moments->y));

    return offset.hi;
}

double moments_excess(const struct moments *moments, double w)
{
    return dd_subtract(dd_from(w), moments->w).hi;
}
