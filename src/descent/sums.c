#include "descent/sums.h"

#include <string.h>

#include "base/wide.h"

#define INLINE static inline __attribute__((always_inline))

typedef double lanes __attribute__((vector_size(SUMS_LANES * sizeof(double)), aligned(8)));

struct pair {
    lanes hi, lo;
};

/* a + b, as in dd_sum. */
INLINE void add(struct pair *sum, const lanes *a, const lanes *b)
{
    lanes from_b;

    sum->hi = *a + *b;
    from_b = sum->hi - *a;
    sum->lo = (*a - (sum->hi - from_b)) + (*b - from_b);
}

INLINE void accumulate(struct pair *sum, const lanes *hi, const lanes *lo)
{
    struct pair next;

    add(&next, &sum->hi, hi);
    sum->hi = next.hi;
    sum->lo += next.lo + *lo;
}

/* The upper and the lower half of the digits of a (Veltkamp). */
INLINE void halve(struct pair *halves, const lanes *a)
{
    lanes large = *a * 0x8000001p0;

    halves->hi = large - (large - *a);
    halves->lo = *a - halves->hi;
}

/* Adds a · b; the product of the upper parts is exact (Dekker), as in dd_product. */
INLINE void accumulate_product(struct pair *sum, const struct pair *a, const struct pair *b,
                               const struct pair *a_halves, const struct pair *b_halves)
{
    lanes hi = a->hi * b->hi;
    lanes lo = a_halves->hi * b_halves->hi - hi;

    lo += a_halves->hi * b_halves->lo;
    lo += a_halves->lo * b_halves->hi;
    lo += a_halves->lo * b_halves->lo;
    lo += a->hi * b->lo + a->lo * b->hi;
    accumulate(sum, &hi, &lo);
}

INLINE void accumulate_row(struct pair sum[SUMS_COUNT], const struct pair *u, const struct pair *v)
{
    struct pair u_halves, v_halves;

    halve(&u_halves, &u->hi);
    halve(&v_halves, &v->hi);
    accumulate(&sum[SUMS_U], &u->hi, &u->lo);
    accumulate(&sum[SUMS_V], &v->hi, &v->lo);
    accumulate_product(&sum[SUMS_UU], u, u, &u_halves, &u_halves);
    accumulate_product(&sum[SUMS_UV], u, v, &u_halves, &v_halves);
    accumulate_product(&sum[SUMS_VV], v, v, &v_halves, &v_halves);
}

/* A whole batch. */
WIDE static void add_in_lanes(struct sums_part *part, double x0, double y0, const double *x,
                              const double *y)
{
    const lanes minus_x0 = (lanes){0} - x0, minus_y0 = (lanes){0} - y0;
    struct pair sum[SUMS_COUNT];

    memcpy(sum, part->lanes, sizeof sum);
    for (size_t i = 0; i < SUMS_BATCH; i += SUMS_LANES) {
        struct pair u, v;

        add(&u, (const lanes *)(x + i), &minus_x0);
        add(&v, (const lanes *)(y + i), &minus_y0);
        accumulate_row(sum, &u, &v);
    }
    for (size_t k = 0; k < SUMS_COUNT; k++) {
        struct pair normal;

        add(&normal, &sum[k].hi, &sum[k].lo);
        sum[k] = normal;
    }
    memcpy(part->lanes, sum, sizeof sum);
    part->rows_in_lanes += SUMS_BATCH;
}

static void add_one(struct sums *sums, double x0, double y0, double x, double y)
{
    struct dd u = dd_sum(x, -x0), v = dd_sum(y, -y0);

    sums->n++;
    sums->of[SUMS_U] = dd_add(sums->of[SUMS_U], u);
    sums->of[SUMS_V] = dd_add(sums->of[SUMS_V], v);
    sums->of[SUMS_UU] = dd_add(sums->of[SUMS_UU], dd_multiply(u, u));
    sums->of[SUMS_UV] = dd_add(sums->of[SUMS_UV], dd_multiply(u, v));
    sums->of[SUMS_VV] = dd_add(sums->of[SUMS_VV], dd_multiply(v, v));
}

void sums_add(struct sums_part *part, double x0, double y0, const double *x, const double *y,
              size_t count)
{
    if (count == SUMS_BATCH) {
        add_in_lanes(part, x0, y0, x, y);
        return;
    }
    for (size_t i = 0; i < count; i++)
        add_one(&part->single, x0, y0, x[i], y[i]);
}

void sums_join(struct sums *sums, const struct sums_part *part)
{
    sums->n += part->single.n + part->rows_in_lanes;
    for (size_t k = 0; k < SUMS_COUNT; k++) {
        struct dd total = part->single.of[k];

        for (size_t i = 0; i < SUMS_LANES; i++)
            total = dd_add(total, (struct dd){part->lanes[k].hi[i], part->lanes[k].lo[i]});
        sums->of[k] = dd_add(sums->of[k], total);
    }
}
