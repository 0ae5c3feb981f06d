/* Logarithms and powers of ten against the math library's in long double. */
#include "testing.h"

#include <float.h>

#include "math/decades.h"

static double error_of(double got, long double wanted)
{
    return (double)(fabsl((long double)got - wanted) / fmaxl(1, fabsl(wanted))) / DBL_EPSILON;
}

static void logarithms(void **state)
{
    uint64_t seed = 11;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        double part = (double)(next_random(&seed) >> 11) / 9007199254740992.0;
        double x = ldexp(0.5 + part, (int)(next_random(&seed) % 2040) - 1020);

        check(error_of(decades_log10(x), log10l(x)) < 1, "%.17g: %.17g", x, decades_log10(x));
    }
    for (int decade = -300; decade <= 300; decade++)
        check(near(decades_log10(pow(10, decade)), decade, 1e-13), "10^%d", decade);
    assert_true(decades_log10(1) == 0);
    assert_true(decades_log10(0) == -INFINITY && decades_log10(INFINITY) == INFINITY);
    assert_true(isnan(decades_log10(-1)) && isnan(decades_log10(NAN)));
    assert_true(near(decades_log10(5e-324), log10(5e-324), 1e-13));
}

static void powers(void **state)
{
    uint64_t seed = 12;

    (void)state;
    for (int i = 0; i < 200000; i++) {
        double part = (double)(next_random(&seed) >> 11) / 9007199254740992.0;
        double exponent = 614 * part - 307;
        long double wanted = powl(10, exponent);

        check(error_of((double)(decades_power(exponent) / wanted), 1) < 4, "%.17g: %.17g", exponent,
              decades_power(exponent));
    }
    for (int decade = -307; decade <= 308; decade++) {
        char text[16];

        snprintf(text, sizeof text, "1e%d", decade);
        check(decades_power(decade) == strtod(text, NULL), "10^%d", decade);
    }
    assert_true(decades_power(1000) == 1e308 && decades_power(-INFINITY) == 1e-307);
}

/* The power below each number, to the last bit of it. */
static void floors(void **state)
{
    (void)state;
    for (int decade = DECADES_SMALLEST; decade <= DECADES_LARGEST; decade++) {
        double power = decades_power(decade);

        check(decades_floor(power) == decade, "1e%d", decade);
        check(decades_floor(nextafter(power, INFINITY)) == decade, "above 1e%d", decade);
        check(decades_floor(nextafter(power, 0)) ==
                  (decade > DECADES_SMALLEST ? decade - 1 : decade),
              "below 1e%d", decade);
    }
    assert_int_equal(decades_floor(DBL_MAX), DECADES_LARGEST);
    assert_int_equal(decades_floor(INFINITY), DECADES_LARGEST);
    assert_int_equal(decades_floor(5e-324), DECADES_SMALLEST);
    assert_int_equal(decades_floor(0), DECADES_SMALLEST);
    assert_int_equal(decades_floor(999.9999999999999), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {TEST(logarithms), TEST(powers), TEST(floors)};

    return cmocka_run_group_tests(tests, NULL, NULL);
}
