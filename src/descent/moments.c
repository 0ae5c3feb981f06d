#include "descent/moments.h"

#include <math.h>
#include <stdlib.h>

static struct dd mean(const struct exact_sum *sum, const struct exact *n)
{
    struct exact total;

    exact_from_sum(&total, sum);
    return exact_ratio(&total, n);
}

/* R = (xx·yy − xy²) / (n·xx), where xx = n·Sxx, and xy and yy likewise. */
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
    data_sums_centre(sums, SUM_X, SUM_Y, &xx, &xy, &yy);
    *moments = (struct moments){.n = sums->n,
                                .x = mean(&of[SUM_X], &n),
                                .y = mean(&of[SUM_Y], &n),
                                .sxx = exact_ratio(&xx, &n).hi};
    if (moments->sxx > 0)
        moments->w = exact_ratio(&xy, &xx);
    moments->residual =
        moments->sxx > 0 ? residual_of(&n, &xx, &xy, &yy).hi : exact_ratio(&yy, &n).hi;
}

static int read_files(struct moments *moments, struct data_source *source,
                      const struct data_files *files, const struct data_format *format,
                      long threads, struct err *err)
{
    struct data_sums sums;
    int result = data_files_read(&sums, source, files, format, threads, err);

    if (!result)
        moments_from_sums(moments, &sums);
    data_sums_release(&sums);
    if (result)
        return -1;
    moments->skipped = source->skipped;
    if (!isfinite(moments->x.hi + moments->y.hi + moments->sxx + moments->w.hi + moments->residual))
        return err_set(err, STATUS_INPUT, "%s: the numbers are too large to square and add up",
                       files->path[0]);
    return 0;
}

int moments_read_files(struct moments *moments, struct data_source *source,
                       const struct data_files *files, const struct data_format *format,
                       struct err *err)
{
    return read_files(moments, source, files, format, data_files_threads(), err);
}

int moments_read_threads(struct moments *moments, struct data_source *source, const char *path,
                         const struct data_format *format, long threads, struct err *err)
{
    const struct data_files files = {&path, 1};
    struct data_source unasked = {0};
    int result = read_files(moments, source ? source : &unasked, &files, format, threads, err);

    free(unasked.columns);
    return result;
}

int moments_read(struct moments *moments, struct data_source *source, const char *path,
                 const struct data_format *format, struct err *err)
{
    return moments_read_threads(moments, source, path, format, data_files_threads(), err);
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
