#include "descent/moments.h"

#include <math.h>

/* Sums over u = x − x of the first row and v = y − y of the first row. */
struct sums {
    long n;
    double x0, y0;
    struct dd u, v, uu, uv, vv;
};

static void add_product(struct dd *sum, struct dd a, struct dd b)
{
    *sum = dd_add(*sum, dd_multiply(a, b));
}

static void add_row(void *context, double x, double y)
{
    struct sums *sums = context;
    struct dd u, v;

    if (sums->n++ == 0) {
        sums->x0 = x;
        sums->y0 = y;
    }
    u = dd_sum(x, -sums->x0);
    v = dd_sum(y, -sums->y0);
    sums->u = dd_add(sums->u, u);
    sums->v = dd_add(sums->v, v);
    add_product(&sums->uu, u, u);
    add_product(&sums->uv, u, v);
    add_product(&sums->vv, v, v);
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

static void centre(struct moments *moments, const struct sums *sums)
{
    struct dd n = dd_from((double)sums->n);
    struct dd sxx = centred(sums->uu, sums->u, sums->u, n);
    struct dd sxy = centred(sums->uv, sums->u, sums->v, n);
    struct dd syy = centred(sums->vv, sums->v, sums->v, n);

    moments->n = sums->n;
    moments->x = dd_add(dd_divide(sums->u, n), dd_from(sums->x0));
    moments->y = dd_add(dd_divide(sums->v, n), dd_from(sums->y0));
    moments->sxx = at_least_zero(sxx.hi);
    moments->w = dd_from(0);
    if (moments->sxx > 0) {
        moments->w = dd_divide(sxy, sxx);
        syy = dd_subtract(syy, dd_multiply(moments->w, sxy));
    }
    moments->residual = at_least_zero(syy.hi);
}

int moments_read(struct moments *moments, struct data_source *source, const char *path,
                 const char *columns, struct err *err)
{
    struct sums sums = {0};

    if (data_read(path, columns, add_row, &sums, source, err))
        return -1;
    centre(moments, &sums);
    if (!isfinite(moments->x.hi + moments->y.hi + moments->sxx + moments->w.hi + moments->residual))
        return err_set(err, STATUS_INPUT, "%s: the numbers are too large to square and add up",
                       path);
    return 0;
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
