/* The least and the greatest of many numbers, against one at a time. */
#include "math/minmax.h"

#include "testing.h"

enum { MOST = 200 };

/* Numbers without an order. */
static double number_at(size_t seed, size_t i)
{
    return (double)((seed * 7919 + i * i * 104729 + i) % 1009) - 500;
}

static void check_all(const double *values, size_t count)
{
    double low = INFINITY, high = -INFINITY, least = INFINITY, greatest = -INFINITY;
    struct minmax all = minmax_of(values, count), finite = minmax_of_finite(values, count);
    size_t leave = count;

    for (size_t i = count; i-- > 0;) {
        low = fmin(low, values[i]);
        high = fmax(high, values[i]);
        least = isfinite(values[i]) ? fmin(least, values[i]) : least;
        greatest = isfinite(values[i]) ? fmax(greatest, values[i]) : greatest;
        leave = values[i] >= -450 && values[i] <= 450 ? leave : i;
    }
    assert_true(all.low == low && all.high == high);
    assert_true(finite.low == least && finite.high == greatest);
    assert_int_equal(minmax_leave(values, count, -450, 450), leave);
}

static void test_every_length(void **state)
{
    double values[MOST];

    (void)state;
    for (size_t count = 0; count <= MOST; count++)
        for (size_t seed = 0; seed < 20; seed++) {
            for (size_t i = 0; i < count; i++)
                values[i] = number_at(seed, i) * (seed % 2 ? 0.5 : 1);
            check_all(values, count);
        }
}

/* A NaN and infinite numbers at every place. */
static void test_not_finite(void **state)
{
    const double strange[] = {NAN, INFINITY, -INFINITY};

    (void)state;
    for (size_t count = 1; count <= MOST; count += 33)
        for (size_t at = 0; at < count; at++)
            for (size_t s = 0; s < 3; s++) {
                double values[MOST];

                for (size_t i = 0; i < count; i++)
                    values[i] = i == at ? strange[s] : number_at(at, i);
                check_all(values, count);
            }
}

static void test_span(void **state)
{
    const double values[] = {3, -1, 2}, nothing[] = {NAN};

    (void)state;
    assert_true(minmax_span(minmax_of(values, 3)) == 4);
    assert_true(minmax_span(minmax_of(nothing, 1)) == 0);
    assert_true(minmax_span(MINMAX_EMPTY) == 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_every_length),
        cmocka_unit_test(test_not_finite),
        cmocka_unit_test(test_span),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
