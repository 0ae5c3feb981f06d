#include "math/dd.h"

#include <math.h>

struct dd dd_from(double value)
{
    return (struct dd){value, 0};
}

static struct dd pair(double hi, double lo)
{
    return (struct dd){hi, isfinite(hi) ? lo : 0};
}

struct dd dd_sum(double a, double b)
{
    double sum = a + b;
    double from_b = sum - a;

    return pair(sum, (a - (sum - from_b)) + (b - from_b));
}

/* As dd_sum, for |a| ≥ |b|. */
static struct dd renormalize(double a, double b)
{
    double sum = a + b;

    return pair(sum, b - (sum - a));
}

struct dd dd_product(double a, double b)
{
    double product = a * b;

    return pair(product, fma(a, b, -product));
}

struct dd dd_add(struct dd a, struct dd b)
{
    struct dd high = dd_sum(a.hi, b.hi);
    struct dd low = dd_sum(a.lo, b.lo);

    high = renormalize(high.hi, high.lo + low.hi);
    return renormalize(high.hi, high.lo + low.lo);
}

struct dd dd_subtract(struct dd a, struct dd b)
{
    return dd_add(a, (struct dd){-b.hi, -b.lo});
}

struct dd dd_multiply(struct dd a, struct dd b)
{
    struct dd product = dd_product(a.hi, b.hi);

    return renormalize(product.hi, product.lo + (a.hi * b.lo + a.lo * b.hi));
}

struct dd dd_divide(struct dd a, struct dd b)
{
    double first = a.hi / b.hi;
    struct dd rest = dd_subtract(a, dd_multiply(b, dd_from(first)));
    double second = rest.hi / b.hi;
    double third;

    rest = dd_subtract(rest, dd_multiply(b, dd_from(second)));
    third = rest.hi / b.hi;
    return dd_add(renormalize(first, second), dd_from(third));
}
