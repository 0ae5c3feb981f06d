#include "descent/moments.h"

#include <math.h>
#include <stdbool.h>

#include "base/processors.h"
#include "descent/sums.h"

/* More would wait for the one that reads and hashes. */
enum { MOST_THREADS = 8 };

_Static_assert((int)SUMS_BATCH == (int)DATA_BATCH,
               "rows come in the batches that are summed in lanes");

struct gathering {
    double x0, y0; /* the first row */
    bool begun;
    struct sums sums;
};

static void add_rows(void *context, void *part, const double *x, const double *y, size_t count)
{
    struct gathering *gathering = context;

    if (!gathering->begun) {
        gathering->begun = true;
        gathering->x0 = x[0];
        gathering->y0 = y[0];
    }
    sums_add(part, gathering->x0, gathering->y0, x, y, count);
}

static void join_part(void *context, const void *part)
{
    struct gathering *gathering = context;

    sums_join(&gathering->sums, part);
}

/* Σab − Σa·Σb/n */
static struct dd centred(struct dd ab, struct dd a, struct dd b, struct dd n)
{
    return dd_subtract(ab, dd_divide(dd_multiply(a, b), n));
}

/* Sums of squares that rounding left a hair below 0. Not fmax, which would hide what is not a
 * number. */
static double at_least_zero(double value)
{
    return value < 0 ? 0 : value;
}

static void centre(struct moments *moments, const struct gathering *gathering)
{
    const struct dd *of = gathering->sums.of;
    struct dd n = dd_from((double)gathering->sums.n);
    struct dd sxx = centred(of[SUMS_UU], of[SUMS_U], of[SUMS_U], n);
    struct dd sxy = centred(of[SUMS_UV], of[SUMS_U], of[SUMS_V], n);
    struct dd syy = centred(of[SUMS_VV], of[SUMS_V], of[SUMS_V], n);

    moments->n = gathering->sums.n;
    moments->x = dd_add(dd_divide(of[SUMS_U], n), dd_from(gathering->x0));
    moments->y = dd_add(dd_divide(of[SUMS_V], n), dd_from(gathering->y0));
    moments->sxx = at_least_zero(sxx.hi);
    moments->w = dd_from(0);
    if (moments->sxx > 0) {
        moments->w = dd_divide(sxy, sxx);
        syy = dd_subtract(syy, dd_multiply(moments->w, sxy));
    }
    moments->residual = at_least_zero(syy.hi);
}

int moments_read_threads(struct moments *moments, struct data_source *source, const char *path,
                         const struct data_format *format, long threads, struct err *err)
{
    struct gathering gathering = {0};
    const struct data_fold fold = {.size = sizeof(struct sums_part),
                                   .add = add_rows,
                                   .join = join_part,
                                   .context = &gathering,
                                   .threads = threads};

    if (data_fold(path, format, &fold, source, err))
        return -1;
    centre(moments, &gathering);
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
