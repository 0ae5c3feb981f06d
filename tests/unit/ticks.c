/* Ticks: steps, limits, and the text of labels. */
#include <float.h>

#include "figure/ticks.h"
#include "testing.h"

static void release(struct axis *axis)
{
    for (size_t i = 0; i < axis->count; i++)
        free(axis->ticks[i].text);
    free(axis->ticks);
}

/* The labels of an axis, separated by spaces, and then its unit in brackets where it has one. */
static char *labels_of(double low, double high, int intervals)
{
    struct axis axis = {0};
    struct buf text = BUF_INIT, unit = BUF_INIT;

    ticks_fill(&axis, low, high, ticks_step(low, high, intervals), &unit);
    for (size_t i = 0; i < axis.count; i++)
        buf_printf(&text, "%s%s", i ? " " : "", axis.ticks[i].text);
    if (unit.length)
        buf_printf(&text, " [%s]", unit.data);
    buf_release(&unit);
    release(&axis);
    return buf_detach(&text);
}

static void steps_are_round(void **state)
{
    static const struct {
        double low, high;
        int intervals;
        double step;
    } table[] = {
        {-9.1, 9.1, 4, 5},    {0, 98, 4, 25},          {0, 1769, 5, 500},
        {-1, 4, 7, 1},        {0, 1, 5, 0.2},          {0, 1, 4, 0.25},
        {0, 10, 4, 2.5},      {0, 1e-9, 4, 2.5e-10},   {1e12, 1.1e12, 4, 2.5e10},
        {0, 1e300, 2, 5e299}, {-3e-300, 0, 3, 1e-300}, {0, 100, 100, 1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++)
        assert_true(ticks_size(ticks_step(table[i].low, table[i].high, table[i].intervals)) ==
                    table[i].step);
}

static void limits_move_outward(void **state)
{
    static const struct {
        double low, high;
        int intervals;
        double to_low, to_high;
    } table[] = {
        {-9.1, 9.1, 4, -10, 10}, {0, 98, 4, 0, 100},        {-10, 10, 4, -10, 10},
        {0.1, 0.7, 6, 0.1, 0.7}, {-0.3, 0.3, 3, -0.4, 0.4}, {69.1, 1838.5, 5, 0, 2000},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        double low = table[i].low, high = table[i].high;

        ticks_outward(ticks_step(low, high, table[i].intervals), &low, &high);
        assert_true(low == table[i].to_low);
        assert_true(high == table[i].to_high);
    }
}

static void labels_are_readable(void **state)
{
    static const struct {
        double low, high;
        int intervals;
        const char *labels;
    } table[] = {
        {-10, 10, 4, "−10 −5 0 5 10"},
        {-25, 100, 5, "−25 0 25 50 75 100"},
        {0, 1, 4, "0.00 0.25 0.50 0.75 1.00"},
        {-0.2, 0.2, 4, "−0.2 −0.1 0.0 0.1 0.2"},
        {0.3, 7.7, 4, "2 4 6"},
        {0, 500000, 2, "0 250000 500000"},
        {0, 1000000, 4, "0.00 0.25 0.50 0.75 1.00 [ (× 10⁶)]"},
        {0, 2e12, 4, "0.0 0.5 1.0 1.5 2.0 [ (× 10¹²)]"},
        {0, 1e-7, 4, "0.00 0.25 0.50 0.75 1.00 [ (× 10⁻⁷)]"},
        {0, 4e-4, 4, "0.0000 0.0001 0.0002 0.0003 0.0004"},
        {1e12, 1.1e12, 4, "1.000 1.025 1.050 1.075 1.100 [ (× 10¹²)]"},
        {1e12, 1e12 + 400, 4, "0 100 200 300 400 [ − 10¹²]"},
        {1e6, 1e6 + 9e-4, 4, "0.0 2.5 5.0 7.5 [ − 10⁶ (× 10⁻⁴)]"},
        {999990, 1000010, 4, "−10 −5 0 5 10 [ − 10⁶]"},
        {-1000010, -999990, 4, "−10 −5 0 5 10 [ + 10⁶]"},
        {999999975, 1000000100, 5, "−25 0 25 50 75 100 [ − 10⁹]"},
        {-1e12, -1e12 + 400, 4, "0 100 200 300 400 [ + 10¹²]"},
        {1234567, 1234569, 2, "7 8 9 [ − 1234560]"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        char *labels = labels_of(table[i].low, table[i].high, table[i].intervals);

        assert_string_equal(labels, table[i].labels);
        free(labels);
    }
}

static void ticks_are_what_their_labels_say(void **state)
{
    struct axis axis = {0};
    struct buf unit = BUF_INIT;

    (void)state;
    ticks_fill(&axis, -0.5, 0.7, ticks_step(-0.5, 0.7, 12), &unit);
    assert_int_equal(axis.count, 13);
    assert_true(axis.ticks[0].at == -0.5);
    assert_true(axis.ticks[5].at == 0);
    assert_true(axis.ticks[8].at == 0.3);
    assert_true(axis.ticks[12].at == 0.7);
    buf_release(&unit);
    release(&axis);
}

static void narrow_limits_are_widened(void **state)
{
    static const struct {
        double low, high, to_low, to_high;
    } table[] = {
        {0, 0, -1, 1}, {3, 3, 1.5, 4.5}, {-2, -2, -3, -1}, {0, 1e-200, 0, 1e-200}, {5, 6, 5, 6},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        double low = table[i].low, high = table[i].high;

        ticks_widen(&low, &high);
        assert_true(low == table[i].to_low);
        assert_true(high == table[i].to_high);
    }
}

static void logarithmic_axes_cover_whole_decades(void **state)
{
    static const struct {
        double low, high;
        int intervals;
        double to_low, to_high;
        const char *labels;
    } table[] = {
        {2.1e-5, 49, 5, 1e-6, 100, "10⁻⁶ 10⁻⁴ 10⁻² 10⁰ 10²"},
        {1, 100, 5, 1, 100, "10⁰ 10¹ 10²"},
        {0.5, 100, 5, 0.1, 100, "10⁻¹ 10⁰ 10¹ 10²"},
        {3, 3, 5, 1, 10, "10⁰ 10¹"},
        {49, 1.7e308, 4, 1, 1e308, "10⁰ 10¹⁰⁰ 10²⁰⁰ 10³⁰⁰"},
        /* ticks count from 10⁰ */
        {1e-18, 100, 2, 1e-20, 100, "10⁻²⁰ 10⁻¹⁰ 10⁰"},
        {2e-7, 0.05, 2, 1e-10, 1, "10⁻¹⁰ 10⁻⁵ 10⁰"},
        {2e-7, 0.5, 4, 1e-8, 1, "10⁻⁸ 10⁻⁶ 10⁻⁴ 10⁻² 10⁰"},
        {5e-324, 1, 3, 1e-307, 1, NULL},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++) {
        struct axis axis = {0};
        struct buf text = BUF_INIT;

        ticks_fill_logarithmic(&axis, table[i].low, table[i].high, table[i].intervals);
        assert_true(axis.logarithmic);
        assert_true(axis.low == table[i].to_low);
        assert_true(axis.high == table[i].to_high);
        for (size_t t = 0; t < axis.count; t++)
            buf_printf(&text, "%s%s", t ? " " : "", axis.ticks[t].text);
        if (table[i].labels)
            assert_string_equal(text.data, table[i].labels);
        buf_release(&text);
        release(&axis);
    }
}

static void whole_steps_are_whole(void **state)
{
    static const struct {
        double high;
        int intervals;
        double step;
    } table[] = {{1, 7, 1}, {8, 4, 2}, {10, 4, 5}, {100, 5, 20}, {3000, 7, 500}, {3, 4, 1}};

    (void)state;
    for (size_t i = 0; i < LENGTH(table); i++)
        assert_true(ticks_size(ticks_whole_step(0, table[i].high, table[i].intervals)) ==
                    table[i].step);
}

/* Wherever the limits lie, ticks are few, distinct, in order, and their texts all differ. */
static void any_limits_give_good_ticks(void **state)
{
    uint64_t seed = 88172645463325252u;

    (void)state;
    for (int round = 0; round < 20000; round++) {
        struct axis axis = {0};
        struct buf unit = BUF_INIT;
        double middle, half, low, high;

        seed ^= seed << 13, seed ^= seed >> 7, seed ^= seed << 17;
        middle = ldexp((double)(int64_t)seed, -63 + (int)(seed % 200) - 100);
        half = fabs(middle) * pow(10, (double)(seed >> 20 & 15) - 12);
        low = middle - half;
        high = middle + half;
        ticks_widen(&low, &high);
        ticks_fill(&axis, low, high, ticks_step(low, high, 5), &unit);
        assert_in_range(axis.count, 2, 6);
        assert_true(axis.ticks[0].at >= low && axis.ticks[axis.count - 1].at <= high);
        for (size_t i = 0; i < axis.count; i++) {
            assert_true(strlen(axis.ticks[i].text) <= 12);
            assert_string_not_equal(axis.ticks[i].text, "−0");
            if (i) {
                assert_true(axis.ticks[i].at > axis.ticks[i - 1].at);
                assert_string_not_equal(axis.ticks[i].text, axis.ticks[i - 1].text);
            }
        }
        buf_release(&unit);
        release(&axis);
    }
}

/* The smallest step there may be, of limits that are as far apart, or as near, as numbers can be.
 */
static void any_span_has_a_step(void **state)
{
    static const struct {
        double low, high;
    } spans[] = {
        {0, 5e-324}, {0, DBL_MIN},         {-DBL_MAX, DBL_MAX},    {-DBL_MAX, 0},
        {0, 1e308},  {1, 1 + DBL_EPSILON}, {DBL_MAX / 2, DBL_MAX}, {-5e-324, 5e-324},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(spans); i++)
        for (int intervals = 1; intervals <= 100; intervals += 9) {
            double size = ticks_size(ticks_step(spans[i].low, spans[i].high, intervals));

            check(size > 0 && size * intervals * (1 + 1e-9) >= spans[i].high - spans[i].low,
                  "%g to %g in %d: %g", spans[i].low, spans[i].high, intervals, size);
        }
}

/* Axes of any decades, and none; a logarithmic axis has ticks, in order, that are powers of ten. */
static void any_losses_have_an_axis(void **state)
{
    static const double losses[] = {5e-324, 1e-310, DBL_MIN, 1e-100, 1, 3, 1e307, 1e308, DBL_MAX};

    (void)state;
    for (size_t i = 0; i < LENGTH(losses); i++)
        for (size_t j = i; j < LENGTH(losses); j++)
            for (int intervals = 1; intervals < 40; intervals += 6) {
                struct axis axis = {0};

                ticks_fill_logarithmic(&axis, losses[i], losses[j], intervals);
                check(axis.low > 0 && axis.high > axis.low && axis.high <= DBL_MAX, "%g to %g",
                      losses[i], losses[j]);
                for (size_t t = 1; t < axis.count; t++)
                    check(axis.ticks[t].at > axis.ticks[t - 1].at, "%g", axis.ticks[t].at);
                check(axis.count > 0 && axis.count < 400, "%zu ticks", axis.count);
                release(&axis);
            }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(steps_are_round),           TEST(limits_move_outward),
        TEST(labels_are_readable),       TEST(ticks_are_what_their_labels_say),
        TEST(narrow_limits_are_widened), TEST(logarithmic_axes_cover_whole_decades),
        TEST(whole_steps_are_whole),     TEST(any_limits_give_good_ticks),
        TEST(any_span_has_a_step),       TEST(any_losses_have_an_axis),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
