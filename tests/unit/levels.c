/* Levels: which losses contour lines stand for. */
#include <float.h>

#include "testing.h"

#include "base/buf.h"
#include "base/number.h"
#include "figure/levels.h"

enum { SIDE = 64 };

static double bowl(double x, double y)
{
    return x * x + y * y;
}

static double valley(double x, double y)
{
    return (1 - x) * (1 - x) + 100 * (y - x * x) * (y - x * x);
}

static double raised_bowl(double x, double y)
{
    return 22.84 + 100 * bowl(x, y);
}

static double plane(double x, double y)
{
    return 2 * x + y;
}

static double saddle(double x, double y)
{
    return x * x - y * y;
}

static double constant(double x, double y)
{
    (void)x, (void)y;
    return 0.1 + 0.2;
}

static double noise(double x, double y)
{
    return 3 + 1e-13 * (x + y);
}

static double half(double x, double y)
{
    return log(x) + y * y;
}

static double nowhere(double x, double y)
{
    return sqrt(-1 - x * x - y * y);
}

static double step(double x, double y)
{
    (void)y;
    return x < 0 ? 1 : 5;
}

static double huge(double x, double y)
{
    return exp(1000 * x) + y;
}

static double tiny(double x, double y)
{
    return 1e-200 * bowl(x, y);
}

static double pole(double x, double y)
{
    return 1 / (x * x + y * y);
}

/* 330 decades on one side of its floor. */
static double cliff(double x, double y)
{
    return pow(x, 300) * 1e10 + 1e-320 + y * y * 1e-300;
}

static double chasm(double x, double y)
{
    return 5e-324 + exp(1400 * (x * x + y * y) - 700);
}

/* One level is enough, at a number that is not round. */
static double ledge(double x, double y)
{
    (void)y;
    return x < 0 ? 1 : 1e300 / 3;
}

static const struct {
    const char *name;
    double (*f)(double x, double y);
    double minimum; /* INFINITY: none */
    const char *levels;
} table[] = {
    {"bowl", bowl, 0, "0.03 0.05 0.07 0.1 0.15 0.2 0.3 0.5 0.7 1 1.5"},
    {"valley", valley, 0, "1 2 5 10 20 50 100 200"},
    {"raised bowl", raised_bowl, 22.84, "26 28 30 33 38 43 50 70 90 120 170"},
    {"plane", plane, INFINITY, "−2 −1.5 −1 −0.5 0 0.5 1 1.5 2"},
    {"saddle", saddle, INFINITY, "−0.8 −0.6 −0.4 −0.2 0 0.2 0.4 0.6 0.8"},
    {"constant", constant, INFINITY, ""},
    {"noise", noise, INFINITY, ""},
    {"half", half, INFINITY, "−3.5 −3 −2.5 −2 −1.5 −1 −0.5 0 0.5"},
    {"nowhere", nowhere, INFINITY, ""},
    {"step", step, INFINITY, "5"},
    {"huge", huge, INFINITY, "−0.6 −0.3 0 0.4 0.7 5 × 10⁶ 2 × 10⁸⁸ 10¹⁵⁶ 3 × 10²³⁷"},
    {"tiny", tiny, 0,
     "3 × 10⁻²⁰² 5 × 10⁻²⁰² 7 × 10⁻²⁰² 10⁻²⁰¹ 1.5 × 10⁻²⁰¹ 2 × 10⁻²⁰¹ 3 × 10⁻²⁰¹ 5 × 10⁻²⁰¹ 7 × "
     "10⁻²⁰¹ 10⁻²⁰⁰ 1.5 × 10⁻²⁰⁰"},
    {"pole", pole, INFINITY, "0.8 1 1.1 1.3 1.5 2 2.5 4 8"},
    {"cliff", cliff, 0, "10⁻²⁸⁰ 10⁻²⁴⁰ 10⁻²⁰⁰ 10⁻¹⁶⁰ 10⁻¹²⁰ 10⁻⁸⁰ 10⁻⁴⁰ 1"},
    {"chasm", chasm, 0, "10⁻²⁴⁰ 10⁻¹⁸⁰ 10⁻¹²⁰ 10⁻⁶⁰ 1 10⁶⁰ 10¹²⁰ 10¹⁸⁰ 10²⁴⁰"},
    {"ledge", ledge, INFINITY, "3 × 10²⁹⁹"},
};

/* Samples over −1..1 in both directions. */
static struct levels levels_of(size_t i)
{
    static double samples[SIDE * SIDE];

    for (int row = 0; row < SIDE; row++)
        for (int column = 0; column < SIDE; column++)
            samples[row * SIDE + column] =
                table[i].f(-1 + 2 * (column + 0.5) / SIDE, -1 + 2 * (row + 0.5) / SIDE);
    return levels_choose(samples, LENGTH(samples), table[i].minimum);
}

static void levels_are_these(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct levels levels = levels_of(i);
        struct buf text = BUF_INIT;

        for (size_t j = 0; j < levels.count; j++) {
            buf_puts(&text, j ? " " : "");
            number_add_display(&text, levels.at[j], levels.digits);
        }
        assert_string_equal(text.data, table[i].levels);
        buf_release(&text);
    }
}

/* Above each other, and each exactly the number that its label says. */
static void check_levels(const struct levels *levels)
{
    assert_in_range(levels->count, 0, LEVELS_MOST);
    for (size_t j = 0; j < levels->count; j++) {
        char text[40];

        assert_true(j == 0 || levels->at[j] > levels->at[j - 1]);
        snprintf(text, sizeof text, "%.*e", levels->digits - 1, levels->at[j]);
        assert_true(strtod(text, NULL) == levels->at[j]);
    }
}

static void levels_increase_and_are_round(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct levels levels = levels_of(i);

        check_levels(&levels);
    }
}

/* A finite number of any size, on one side of 0 or on both, or one of few. */
static double any_loss(uint64_t *seed, int shape)
{
    static const double few[] = {0, 1, DBL_MAX, -DBL_MAX, DBL_MIN, 5e-324, 1 + DBL_EPSILON, 1e300};
    uint64_t bits = next_random(seed);
    double part = (double)(bits >> 12) / 4503599627370496.0;
    double loss = ldexp(0.5 + part / 2, (int)(bits % 2098) - 1073);

    if (shape & 4)
        loss = few[bits % LENGTH(few)];
    if (shape & 2)
        loss = 1e6 + loss * DBL_EPSILON;
    return shape & 1 && bits & 1 << 11 ? -loss : loss;
}

/* Whatever the losses span, and however many they are; the lowest may be known. */
static void losses_of_any_span(void **state)
{
    uint64_t seed = 5;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        double samples[40], lowest = INFINITY;
        size_t count = 1 + next_random(&seed) % LENGTH(samples);
        struct levels levels;

        for (size_t i = 0; i < count; i++) {
            samples[i] = any_loss(&seed, round % 8);
            lowest = round % 16 < 8 ? lowest : fmin(lowest, samples[i]);
        }
        levels = levels_choose(samples, count, lowest);
        check_levels(&levels);
    }
}

/* No band of a function that is not a step holds the better part of it. */
static void no_band_is_a_blob(void **state)
{
    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct levels levels = levels_of(i);
        int in_band[LEVELS_MOST + 1] = {0}, defined = 0;

        for (int row = 0; row < SIDE; row++)
            for (int column = 0; column < SIDE; column++) {
                double loss =
                    table[i].f(-1 + 2 * (column + 0.5) / SIDE, -1 + 2 * (row + 0.5) / SIDE);
                size_t band = 0;

                while (band < levels.count && !(loss < levels.at[band]))
                    band++;
                in_band[band] += isfinite(loss);
                defined += isfinite(loss);
            }
        for (size_t band = 0; levels.count > 1 && band <= levels.count; band++)
            assert_true(in_band[band] <= 0.45 * defined);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(levels_are_these),
        cmocka_unit_test(levels_increase_and_are_round),
        cmocka_unit_test(losses_of_any_span),
        cmocka_unit_test(no_band_is_a_blob),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
