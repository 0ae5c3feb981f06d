/* Sine and cosine: against the math library's in long double, one at a time and in rows. */
#include "testing.h"

#include "math/trig.h"

static const double spans[] = {1e-8, 1, 10, 1000, 1e6, 1.1e6, 1e300};

static double point(uint64_t *seed)
{
    double part = (double)(next_random(seed) >> 11) / 9007199254740992.0;
    double span = spans[next_random(seed) % LENGTH(spans)];

    return (2 * part - 1) * span;
}

/* In units in the last place of what is right. */
static double error_of(double got, long double wanted)
{
    double size = fabs((double)wanted);

    return (double)fabsl((long double)got - wanted) / (nextafter(size, INFINITY) - size);
}

static void are_right(void **state)
{
    uint64_t seed = 20;

    (void)state;
    for (int i = 0; i < 400000; i++) {
        double x = point(&seed);

        check(error_of(trig_sin(x), sinl(x)) < 0.8, "sin %.17g: %.17g", x, trig_sin(x));
        check(error_of(trig_cos(x), cosl(x)) < 0.8, "cos %.17g: %.17g", x, trig_cos(x));
    }
}

/* The doubles nearest to multiples of π/2, where almost all digits cancel. */
static void are_right_where_they_vanish(void **state)
{
    (void)state;
    for (int n = -700000; n <= 700000; n += n > -2000 && n < 2000 ? 1 : 997) {
        double x = (double)(n * 1.57079632679489661923132169163975144L);

        if (fabs(x) >= TRIG_LARGEST)
            continue;
        check(error_of(trig_sin(x), sinl(x)) < 0.8, "sin of %d π/2", n);
        check(error_of(trig_cos(x), cosl(x)) < 0.8, "cos of %d π/2", n);
    }
}

static void have_exact_points(void **state)
{
    (void)state;
    assert_true(trig_sin(0) == 0 && trig_cos(0) == 1);
    assert_true(trig_sin(1e-300) == 1e-300 && trig_sin(-5e-324) == -5e-324);
    assert_true(isnan(trig_sin(INFINITY)) && isnan(trig_cos(-INFINITY)) && isnan(trig_sin(NAN)));
    assert_true(trig_sin(1e22) == sin(1e22) && trig_cos(-1e300) == cos(-1e300));
}

/* Symmetric to the last bit, as descent from x and from −x is. */
static void are_symmetric(void **state)
{
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < 100000; i++) {
        double x = point(&seed);

        check(trig_sin(-x) == -trig_sin(x) && trig_cos(-x) == trig_cos(x), "%.17g", x);
    }
}

/* Rows, whichever vectors they go through, have the bits of single numbers. */
static void rows_agree(void **state)
{
    enum { COUNT = 5 * TRIG_ROW };
    double x[COUNT], sines[COUNT], cosines[COUNT];
    uint64_t seed = 3;

    (void)state;
    for (int round = 0; round < 300; round++) {
        for (size_t i = 0; i < COUNT; i++)
            x[i] = i == 7 ? NAN : i == 9 ? INFINITY : i == 11 ? -0.0 : point(&seed);
        trig_sin_rows(COUNT, x, sines);
        trig_cos_rows(COUNT, x, cosines);
        for (size_t i = 0; i < COUNT; i++) {
            check(same_double(sines[i], trig_sin(x[i])), "sin %.17g", x[i]);
            check(same_double(cosines[i], trig_cos(x[i])), "cos %.17g", x[i]);
        }
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(are_right),         TEST(are_right_where_they_vanish),
        TEST(have_exact_points), TEST(are_symmetric),
        TEST(rows_agree),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
