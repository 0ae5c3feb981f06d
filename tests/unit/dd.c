/* Double-double numbers, and the centred sums of a data set that rest on them. */
#include "testing.h"

#include <float.h>

#include "base/buf.h"
#include "descent/data.h"
#include "descent/objective.h"
#include "math/dd.h"

__extension__ typedef __int128 wide;

/* Exact, for a dd that holds a whole number. */
static wide whole_of(struct dd a)
{
    return (wide)a.hi + (wide)a.lo;
}

/* The nearest dd to a whole number below 2¹⁰⁵ or so. */
static struct dd dd_of_whole(wide value)
{
    double hi = (double)value;

    return (struct dd){hi, (double)(value - (wide)hi)};
}

/* A whole number of up to `bits` bits, of either sign. */
static wide random_whole(uint64_t *seed, int bits)
{
    wide value = (wide)(next_random(seed) >> 1) << 64 | (wide)next_random(seed);

    value >>= 127 - bits;
    return next_random(seed) % 2 ? value : -value;
}

static wide magnitude(wide value)
{
    return value < 0 ? -value : value;
}

/* lo is what is left over: never more than half a unit in the last place of hi. */
static bool is_normal(struct dd a)
{
    return a.hi + a.lo == a.hi;
}

static void sums_and_products_of_doubles_are_exact(void **state)
{
    uint64_t seed = 1;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        double a = (double)random_whole(&seed, 1 + i % 53), b = (double)random_whole(&seed, 53);
        double far = ldexp(a, i % 60);
        struct dd sum = dd_sum(far, b), product = dd_product(a, b);

        check(whole_of(sum) == (wide)far + (wide)b && is_normal(sum), "%a + %a", far, b);
        check(whole_of(product) == (wide)a * (wide)b && is_normal(product), "%a * %a", a, b);
    }
}

/* A dd holds 106 bits or more; the operations may lose the last few. */
static void check_whole(const char *operation, struct dd got, wide wanted)
{
    wide off = magnitude(whole_of(got) - wanted);

    check(off <= magnitude(wanted) >> 102 && is_normal(got), "%s: %.17g + %.17g", operation, got.hi,
          got.lo);
}

static void sums_and_products_keep_thirty_digits(void **state)
{
    uint64_t seed = 2;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        wide a = random_whole(&seed, 100), b = random_whole(&seed, 1 + i % 100);
        wide c = random_whole(&seed, 63), d = random_whole(&seed, 1 + i % 63);

        check_whole("add", dd_add(dd_of_whole(a), dd_of_whole(b)), a + b);
        check_whole("subtract", dd_subtract(dd_of_whole(a), dd_of_whole(b)), a - b);
        check_whole("multiply", dd_multiply(dd_of_whole(c), dd_of_whole(d)), c * d);
    }
}

/* The difference of near numbers is exact where their digits are. */
static void cancels_exactly(void **state)
{
    uint64_t seed = 3;

    (void)state;
    for (int i = 0; i < 5000; i++) {
        wide a = random_whole(&seed, 100), near_it = a + random_whole(&seed, 20);
        struct dd off = dd_subtract(dd_of_whole(a), dd_of_whole(near_it));

        check(whole_of(off) == a - near_it, "%.17g + %.17g", off.hi, off.lo);
    }
}

static void check_ratio(const char *operation, struct dd got, wide wanted)
{
    struct dd off = dd_subtract(got, dd_of_whole(wanted));

    check(fabs(off.hi) <= 0x1p-101 * fabs((double)wanted) && is_normal(got),
          "%s is off by %g of %g", operation, off.hi, (double)wanted);
}

static void quotients_keep_thirty_digits(void **state)
{
    uint64_t seed = 4;

    (void)state;
    for (int i = 0; i < 20000; i++) {
        wide a = random_whole(&seed, 60), b = random_whole(&seed, 1 + i % 60) | 1;
        struct dd quotient = dd_divide(dd_of_whole(a), dd_of_whole(b));

        check_ratio("a*b/b", dd_divide(dd_of_whole(a * b), dd_of_whole(b)), a);
        check_ratio("a/b*b", dd_multiply(quotient, dd_of_whole(b)), a);
    }
}

static void knows_constants(void **state)
{
    /* Both parts of the nearest dd, from 60 digits. */
    static const struct {
        const char *name;
        double dividend, divisor, hi, lo;
    } rows[] = {
        {"1/3", 1, 3, 0.3333333333333333, 1.850371707708594e-17},
        {"1/10", 1, 10, 0.1, -5.551115123125783e-18},
        {"22/7", 22, 7, 3.142857142857143, 6.344131569286608e-17},
        {"-2/3", -2, 3, -0.6666666666666666, -3.700743415417188e-17},
        {"1/4", 1, 4, 0.25, 0},
        {"1e22/3", 1e22, 3, 3.3333333333333335e21, -174762.66666666666},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct dd q = dd_divide(dd_from(rows[i].dividend), dd_from(rows[i].divisor));

        check(q.hi == rows[i].hi && near(q.lo, rows[i].lo, fabs(q.hi) * 0x1p-103),
              "%s: %.17g + %.17g", rows[i].name, q.hi, q.lo);
    }
}

static void carries_no_rest_once_infinite(void **state)
{
    const struct dd rows[] = {
        dd_sum(DBL_MAX, DBL_MAX),
        dd_sum(INFINITY, 1),
        dd_sum(INFINITY, -INFINITY),
        dd_product(1e200, 1e200),
        dd_product(NAN, 1),
        dd_add(dd_from(DBL_MAX), dd_from(DBL_MAX)),
        dd_multiply(dd_from(1e200), (struct dd){-1e200, 1e180}),
        dd_subtract(dd_from(-INFINITY), dd_from(1)),
        dd_divide(dd_from(1), dd_from(0)),
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(!isfinite(rows[i].hi) && rows[i].lo == 0, "row %zu: %g + %g", i, rows[i].hi,
              rows[i].lo);
}

/* A data set: x runs over whole numbers around `x_at`, y = slope·x + y_at, bent by `noise`. */
struct set {
    const char *name;
    int n;
    double x_at, x_step, slope, y_at, noise;
};

static const struct set sets[] = {
    {"one row", 1, 3, 1, 0, 5, 0},
    {"two rows", 2, 1, 1, 4, -1, 0},
    {"all x equal", 12, 7, 0, 0, 3, 10},
    {"all x zero", 5, 0, 0, 0, 1, 2},
    {"all y zero", 20, 4, 1, 0, 0, 0},
    {"perfect fit", 50, 1, 1, 2, 1, 0},
    {"perfect fit through 0", 50, -25, 1, -3, 0, 0},
    {"perfect fit of fractions", 50, 0.1, 0.1, 0.3, 0.7, 0},
    {"noise", 200, -10, 0.25, 1.5, 4, 30},
    {"noise at 1e6", 200, 1e6, 1, 2, 3, 5},
    {"noise at 1e8", 200, 1e8, 1, 2, 3, 5},
    {"x and y at 1e6", 100, 1e6, 0.5, 1, 1e6, 1},
    {"x and y at 1e8", 100, 1e8, 0.5, 1, 1e8, 1},
    {"y at 1e8", 100, 0, 1, 1, 1e8, 1},
    {"perfect fit at 1e6", 100, 1e6, 1, 2, 1, 0},
    {"perfect fit at 1e8", 100, 1e8, 1, 2, 1, 0},
    {"tiny", 60, 1e-9, 1e-10, 3, 1e-9, 1e-10},
    {"huge", 60, 1e60, 1e59, 2, 1e60, 1e60},
};

/* The rows as the reader gave them. */
struct rows {
    double x[256], y[256];
    int n;
};

static void keep_row(void *context, double x, double y)
{
    struct rows *rows = context;

    assert_true(rows->n < (int)LENGTH(rows->x));
    rows->x[rows->n] = x;
    rows->y[rows->n++] = y;
}

static char *make_set(const struct set *set)
{
    struct buf text = BUF_INIT;
    uint64_t seed = 5;
    char *path;

    for (int i = 0; i < set->n; i++) {
        double x = set->x_at + i * set->x_step;
        double bend = set->noise * ((double)(next_random(&seed) % 2001) / 1000 - 1);

        buf_printf(&text, "%.17g %.17g\n", x, set->slope * x + set->y_at + bend);
    }
    path = make_file(text.data, text.length);
    buf_release(&text);
    return path;
}

static void read_set(const char *path, struct rows *rows, struct moments *moments)
{
    struct err err = {0};

    rows->n = 0;
    assert_int_equal(data_read(path, NULL, keep_row, rows, NULL, &err), 0);
    assert_int_equal(moments_read(moments, NULL, path, NULL, &err), 0);
}

/* What the moments are to agree with: the sums written down in double-double, row by row. */
struct direct {
    struct dd loss, slope_w, slope_b;
    double size_w, size_b; /* of the slopes' terms, which may cancel */
};

static struct direct direct_formula(const struct rows *rows, double w, double b)
{
    struct direct sum = {{0, 0}, {0, 0}, {0, 0}, 0, 0};
    struct dd n = dd_from(rows->n);

    for (int i = 0; i < rows->n; i++) {
        struct dd off = dd_add(dd_product(w, rows->x[i]), dd_sum(b, -rows->y[i]));

        sum.loss = dd_add(sum.loss, dd_multiply(off, off));
        sum.slope_w = dd_add(sum.slope_w, dd_multiply(off, dd_from(2 * rows->x[i])));
        sum.slope_b = dd_add(sum.slope_b, dd_multiply(off, dd_from(2)));
        sum.size_w += 2 * fabs(rows->x[i]) * (fabs(w * rows->x[i]) + fabs(b) + fabs(rows->y[i]));
        sum.size_b += 2 * (fabs(w * rows->x[i]) + fabs(b) + fabs(rows->y[i]));
    }
    sum.loss = dd_divide(sum.loss, n);
    sum.slope_w = dd_divide(sum.slope_w, n);
    sum.slope_b = dd_divide(sum.slope_b, n);
    sum.size_w /= rows->n;
    sum.size_b /= rows->n;
    return sum;
}

static double syy_of(const struct rows *rows)
{
    struct dd mean = {0, 0}, syy = {0, 0};

    for (int i = 0; i < rows->n; i++)
        mean = dd_add(mean, dd_from(rows->y[i]));
    mean = dd_divide(mean, dd_from(rows->n));
    for (int i = 0; i < rows->n; i++) {
        struct dd off = dd_subtract(dd_from(rows->y[i]), mean);

        syy = dd_add(syy, dd_multiply(off, off));
    }
    return syy.hi;
}

static void check_evaluation(const char *name, const struct rows *rows,
                             const struct objective *objective, double w)
{
    struct direct wanted = direct_formula(rows, w, objective->bias);
    struct evaluation got = objective_along(objective, w);
    double off = dd_subtract(dd_from(got.loss), wanted.loss).hi;

    check(fabs(off) <= 1e-12 * wanted.loss.hi + 1e-28 * syy_of(rows) / rows->n,
          "%s: loss(%.17g, %.17g) is off by %g of %.17g", name, w, objective->bias, off,
          wanted.loss.hi);
    check(near(got.slope[0], wanted.slope_w.hi,
               1e-12 * fabs(wanted.slope_w.hi) + 1e-15 * wanted.size_w),
          "%s: slope in w at %.17g is %.17g, not %.17g", name, w, got.slope[0], wanted.slope_w.hi);
    check(near(got.slope[1], wanted.slope_b.hi,
               1e-12 * fabs(wanted.slope_b.hi) + 1e-15 * wanted.size_b),
          "%s: slope in b at %.17g is %.17g, not %.17g", name, w, got.slope[1], wanted.slope_b.hi);
}

/* Far from the minimum, near it, and at it, where almost everything cancels. */
static void check_set(const char *name, const char *path)
{
    static const double nudges[] = {0, 1e-15, -1e-12, 1e-9, -1e-6, 0.001, -0.1, 1, -100};
    struct rows rows;
    struct moments moments;
    struct objective objective;
    double best_b;

    read_set(path, &rows, &moments);
    best_b = dd_subtract(moments.y, dd_multiply(moments.w, moments.x)).hi;
    for (size_t i = 0; i < LENGTH(nudges); i++) {
        const double biases[] = {0, -3.5, best_b, best_b + nudges[i]};

        for (size_t k = 0; k < LENGTH(biases); k++) {
            objective_from_data(&objective, &moments, name, biases[k]);
            check_evaluation(name, &rows, &objective, nudges[i]);
            check_evaluation(name, &rows, &objective, moments.w.hi + nudges[i]);
            check_evaluation(name, &rows, &objective, moments.w.hi * (1 + nudges[i]));
        }
    }
}

static void agrees_with_the_direct_formula(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(sets); i++) {
        char *path = make_set(&sets[i]);

        check_set(sets[i].name, path);
        remove_file(path);
    }
    check_set("pizza.txt", "data/pizza.txt");
}

/* The largest value first: differences from the first row are then as large as they can be. */
static void bears_an_outlier_in_the_first_row(void **state)
{
    char *path = make_text_file("1e6 -1e6\n1 2\n2 4.5\n3 5.5\n4 8.25\n");

    (void)state;
    check_set("outlier", path);
    remove_file(path);
}

static void check_dd(const char *name, struct dd got, double hi, double lo)
{
    check(got.hi == hi && near(got.lo, lo, fabs(hi) * 0x1p-100), "%s: %.17g + %.17g", name, got.hi,
          got.lo);
}

static void knows_the_moments_of_pizza(void **state)
{
    struct moments m;
    struct err err = {0};

    (void)state;
    assert_int_equal(moments_read(&m, NULL, "data/pizza.txt", NULL, &err), 0);
    assert_int_equal(m.n, 30);
    /* x̄ = 38/3, ȳ = 403/15, Sxx = 5252/3, ŵ = 5678/5252 */
    check_dd("mean of x", m.x, 12.666666666666666, 5.921189464667501e-16);
    check_dd("mean of y", m.y, 26.866666666666667, -4.736951571734001e-16);
    check_dd("least-squares w", m.w, 1.081111957349581, 1.3359881027477131e-17);
    check(m.sxx == 5252 / 3.0, "Sxx %.17g", m.sxx);
    check(near(m.residual, 30 * 22.8427367352, 30 * 5e-11), "R %.17g", m.residual);
}

static void knows_moments(void **state)
{
    static const struct {
        const char *text;
        long n;
        double x, y, sxx, w, residual;
    } rows[] = {
        {"3 5", 1, 3, 5, 0, 0, 0},
        {"3 5\n3 7", 2, 3, 6, 0, 0, 2},
        {"1 1\n2 3\n3 5", 3, 2, 3, 2, 2, 0},
        {"0 0\n0 0\n0 0", 3, 0, 0, 0, 0, 0},
        {"-1 1\n1 1", 2, 0, 1, 2, 0, 0},
        {"1 2\n2 2\n3 5", 3, 2, 3, 2, 1.5, 1.5},
        {"100000001 1\n100000002 3\n100000003 5", 3, 100000002, 3, 2, 2, 0},
        {"1e8 1e8\n100000001 100000002", 2, 100000000.5, 100000001, 0.5, 2, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_text_file(rows[i].text);
        struct moments m = {0};
        struct err err = {0};

        moments_read(&m, NULL, path, NULL, &err);
        check(m.n == rows[i].n && m.x.hi == rows[i].x && m.y.hi == rows[i].y &&
                  m.sxx == rows[i].sxx && m.w.hi == rows[i].w && m.residual == rows[i].residual,
              "row %zu: %ld, %.17g, %.17g, %.17g, %.17g, %.17g", i, m.n, m.x.hi, m.y.hi, m.sxx,
              m.w.hi, m.residual);
        remove_file(path);
    }
}

static void refuses_numbers_too_large_to_square(void **state)
{
    char *path = make_text_file("1e200 1\n-1e200 2\n");
    struct moments m;
    struct err err = {0};

    (void)state;
    assert_int_equal(moments_read(&m, NULL, path, NULL, &err), -1);
    assert_int_equal(err.status, STATUS_INPUT);
    check(contains(err.message, "too large"), "'%s'", err.message);
    remove_file(path);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(sums_and_products_of_doubles_are_exact),
        TEST(sums_and_products_keep_thirty_digits),
        TEST(cancels_exactly),
        TEST(quotients_keep_thirty_digits),
        TEST(knows_constants),
        TEST(carries_no_rest_once_infinite),
        TEST(agrees_with_the_direct_formula),
        TEST(bears_an_outlier_in_the_first_row),
        TEST(knows_the_moments_of_pizza),
        TEST(knows_moments),
        TEST(refuses_numbers_too_large_to_square),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
