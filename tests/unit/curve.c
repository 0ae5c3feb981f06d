/* Curves, tangents and segments of a panel: close to the function, clipped, broken where it is. */
#include <math.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "figure/curve.h"

#define COUNT(table) (sizeof(table) / sizeof *(table))

static double parabola(const void *context, double x)
{
    (void)context;
    return x * x;
}

static double reciprocal(const void *context, double x)
{
    (void)context;
    return 1 / x;
}

static double logarithm(const void *context, double x)
{
    (void)context;
    return log(x);
}

static double jump(const void *context, double x)
{
    (void)context;
    return x < 0.3 ? -1 : 1;
}

static double steep(const void *context, double x)
{
    (void)context;
    return cbrt(x);
}

static double wave(const void *context, double x)
{
    (void)context;
    return sin(3 * x);
}

static double root(const void *context, double x)
{
    (void)context;
    return pow(fabs(x), 1.0 / 9);
}

static double nowhere(const void *context, double x)
{
    (void)context;
    return x * NAN;
}

static double enormous(const void *context, double x)
{
    (void)context;
    return x * 1e307;
}

static struct panel panel_of(double x_low, double x_high, double y_low, double y_high)
{
    return (struct panel){.box = {10, 20, 300, 200},
                          .x = {.low = x_low, .high = x_high, .from = x_low, .to = x_high},
                          .y = {.low = y_low, .high = y_high}};
}

static size_t pieces(const struct mark *mark)
{
    size_t count = 0;

    for (size_t i = 0; i < mark->count; i++)
        count += mark->vertices[i].move;
    return count;
}

static void assert_inside(const struct panel *panel, const struct mark *mark)
{
    for (size_t i = 0; i < mark->count; i++)
        assert_true(panel_contains(panel, mark->vertices[i].x, mark->vertices[i].y));
}

/* How far the function strays from the middle of each drawn chord, in pixels, square to the chord.
 */
static double farthest(const struct panel *panel, const struct mark *mark, curve_function *f)
{
    double most = 0;

    for (size_t i = 1; i < mark->count; i++) {
        const struct vertex *a = &mark->vertices[i - 1], *b = &mark->vertices[i];
        double dx = panel_x(panel, b->x) - panel_x(panel, a->x);
        double dy = panel_y(panel, b->y) - panel_y(panel, a->y);
        double upright = panel_y(panel, f(NULL, (a->x + b->x) / 2)) -
                         (panel_y(panel, a->y) + panel_y(panel, b->y)) / 2;

        if (!b->move)
            most = fmax(most, fabs(upright) * dx / hypot(dx, dy));
    }
    return most;
}

static void curves_follow_their_functions(void **state)
{
    static const struct {
        curve_function *f;
        double limits[4];
        size_t pieces;
        double within; /* pixels */
    } table[] = {
        {parabola, {-10, 10, -25, 100}, 1, 0.06}, {parabola, {-10, 10, -25, 50}, 1, 0.06},
        {parabola, {-10, 10, 50, 100}, 2, 0.06},  {parabola, {-10, 10, -50, -1}, 0, 0},
        {reciprocal, {-2, 2, -5, 5}, 2, 0.06},    {logarithm, {-1, 1, -3, 1}, 1, 0.06},
        {jump, {-1, 1, -2, 2}, 2, 0.06},          {steep, {-1, 1, -2, 2}, 1, 0.06},
        {wave, {-7, 7, -1.5, 1.5}, 1, 0.06},      {nowhere, {-1, 1, -1, 1}, 0, 0},
        {enormous, {-1, 1, -1, 1}, 1, 0.06},      {reciprocal, {-2, 2.2, -5, 5}, 2, 0.06},
        {reciprocal, {-2, 4, -6, 4}, 2, 0.06},    {root, {-1, 1.1, -0.5, 1}, 1, 0.06},
    };

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        const double *l = table[i].limits;
        struct panel panel = panel_of(l[0], l[1], l[2], l[3]);
        struct mark mark = {.kind = MARK_LINE};

        curve_sample(&panel, &mark, table[i].f, NULL);
        assert_int_equal(pieces(&mark), table[i].pieces);
        assert_inside(&panel, &mark);
        assert_true(farthest(&panel, &mark, table[i].f) <= table[i].within);
        assert_true(mark.count < 2000);
        free(mark.vertices);
    }
}

/* A wave whose height grows with x, beside how often it is asked for. */
struct swing {
    double frequency;
    double grows;
    long *calls;
};

static double swing(const void *context, double x)
{
    const struct swing *s = context;

    ++*s->calls;
    return (1 + s->grows * x) * sin(s->frequency * x);
}

/* The least and the greatest of the function between two places, in pixels. */
static void reach_of(const struct panel *panel, const struct swing *s, double from, double to,
                     double reach[2])
{
    enum { LOOKS = 3001 };

    reach[0] = INFINITY;
    reach[1] = -INFINITY;
    for (int i = 0; i < LOOKS; i++) {
        double y = panel_y(panel, swing(s, from + (to - from) * ((double)i / (LOOKS - 1))));

        reach[0] = fmin(reach[0], y);
        reach[1] = fmax(reach[1], y);
    }
}

/* The same of what is drawn there. */
static void drawn_reach(const struct panel *panel, const struct mark *mark, double from, double to,
                        double reach[2])
{
    reach[0] = INFINITY;
    reach[1] = -INFINITY;
    for (size_t i = 1; i < mark->count; i++) {
        const struct vertex *a = &mark->vertices[i - 1], *b = &mark->vertices[i];
        double ends[2] = {fmax(a->x, from), fmin(b->x, to)};

        for (int j = 0; j < 2 && !b->move && ends[0] <= ends[1]; j++) {
            double part = b->x > a->x ? (ends[j] - a->x) / (b->x - a->x) : j;
            double y = panel_y(panel, a->y + part * (b->y - a->y));

            reach[0] = fmin(reach[0], y);
            reach[1] = fmax(reach[1], y);
        }
    }
}

static void a_curve_faster_than_pixels_is_a_band(void **state)
{
    static const double frequencies[] = {2,     20,   50,  94.2, 188.5, 314.16,
                                         628.3, 2000, 1e4, 1e6,  1e9};
    const double near = 2; /* pixels */

    (void)state;
    for (size_t i = 0; i < COUNT(frequencies); i++)
        for (double grows = 0; grows < 1; grows += 0.3) {
            struct panel panel = panel_of(-1, 2, -3, 3);
            struct mark mark = {.kind = MARK_LINE};
            double pixel = 3 / panel.box.width;
            long calls = 0;
            const struct swing s = {frequencies[i], grows, &calls};

            curve_sample(&panel, &mark, swing, &s);
            assert_inside(&panel, &mark);
            assert_true(calls < 300 * 500);
            assert_true(mark.count < 20000);
            for (int column = 2; column < 298; column++) {
                double left = -1 + column * pixel, drawn[2], is[2], around[2];

                reach_of(&panel, &s, left, left + pixel, is);
                reach_of(&panel, &s, left - pixel, left + 2 * pixel, around);
                drawn_reach(&panel, &mark, left - pixel / 2, left + 1.5 * pixel, drawn);
                assert_true(drawn[0] <= is[0] + near && drawn[1] >= is[1] - near);
                assert_true(drawn[0] >= around[0] - near && drawn[1] <= around[1] + near);
            }
            free(mark.vertices);
        }
}

static double poles(const void *context, double x)
{
    (void)context;
    return 1 / sin(300 * x);
}

static double islands(const void *context, double x)
{
    (void)context;
    return log(sin(1e4 * x));
}

/* What is seen, or defined, for a moment alone, again and again, is seen everywhere. */
static void dense_moments_are_not_missed(void **state)
{
    static const struct {
        curve_function *f;
        double low, high;
    } table[] = {{poles, 5, 6}, {islands, -6, 0}};

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct panel panel = panel_of(-3, 3, table[i].low, table[i].high);
        struct mark mark = {.kind = MARK_LINE};
        size_t columns = 0;

        curve_sample(&panel, &mark, table[i].f, NULL);
        for (size_t k = 1; k < mark.count; k++)
            columns +=
                panel_x(&panel, mark.vertices[k].x) > panel_x(&panel, mark.vertices[k - 1].x);
        assert_true(columns >= 280);
        free(mark.vertices);
    }
}

static void a_gap_begins_where_the_function_does(void **state)
{
    struct panel panel = panel_of(-1, 1, -8, 1);
    struct mark mark = {.kind = MARK_LINE};

    (void)state;
    curve_sample(&panel, &mark, logarithm, NULL);
    assert_true(mark.vertices[0].y == -8);
    assert_true(fabs(mark.vertices[0].x - exp(-8)) < 1e-5);
    free(mark.vertices);
}

static void tangents_touch_and_are_clipped(void **state)
{
    static const struct {
        double x, y, slope;
        size_t count;
        double ends[4];
    } table[] = {
        {7, 49, 14, 2, {1.7142857142857142, -25, 10, 91}},
        {0, 0, 0, 2, {-10, 0, 10, 0}},
        {-7, 49, -14, 2, {-10, 91, -1.7142857142857144, -25}},
        {0, 0, 1e300, 2, {-2.5e-299, -25, 1e-298, 100}},
        {0, 200, 0, 0, {0}},
        {100, 0, 1000, 0, {0}},
        {0, 0, NAN, 0, {0}},
        {0, 0, INFINITY, 0, {0}},
        {NAN, 0, 1, 0, {0}},
    };
    struct panel panel = panel_of(-10, 10, -25, 100);

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct mark mark = {.kind = MARK_LINE};

        curve_tangent(&panel, &mark, table[i].x, table[i].y, table[i].slope);
        assert_int_equal(mark.count, table[i].count);
        assert_inside(&panel, &mark);
        for (size_t k = 0; k < mark.count; k++) {
            assert_true(fabs(mark.vertices[k].x - table[i].ends[2 * k]) < 1e-12);
            assert_true(fabs(mark.vertices[k].y - table[i].ends[2 * k + 1]) < 1e-11);
        }
        free(mark.vertices);
    }
}

static void segments_are_clipped(void **state)
{
    static const struct {
        double from[2], to[2];
        size_t count;
        double ends[4];
    } table[] = {
        {{-5, 0}, {5, 10}, 2, {-5, 0, 5, 10}},
        {{-20, 0}, {20, 0}, 2, {-10, 0, 10, 0}},
        {{0, -1e300}, {0, 1e300}, 2, {0, -10, 0, 10}},
        {{-20, 0}, {0, 20}, 2, {-10, 10, -10, 10}},
        {{-21, 0}, {0, 21}, 0, {0}},
        {{11, -5}, {11, 5}, 0, {0}},
    };
    struct panel panel = panel_of(-10, 10, -10, 10);

    (void)state;
    for (size_t i = 0; i < COUNT(table); i++) {
        struct mark mark = {.kind = MARK_LINE};

        curve_segment(&panel, &mark, table[i].from[0], table[i].from[1], table[i].to[0],
                      table[i].to[1]);
        assert_int_equal(mark.count, table[i].count);
        assert_inside(&panel, &mark);
        for (size_t k = 0; k < mark.count; k++) {
            assert_true(fabs(mark.vertices[k].x - table[i].ends[2 * k]) < 1e-9);
            assert_true(fabs(mark.vertices[k].y - table[i].ends[2 * k + 1]) < 1e-9);
        }
        free(mark.vertices);
    }
}

static void joined_segments_are_one_piece(void **state)
{
    struct panel panel = panel_of(-10, 10, -10, 10);
    struct mark mark = {.kind = MARK_LINE};

    (void)state;
    curve_segment(&panel, &mark, 0, 0, 1, 1);
    curve_segment(&panel, &mark, 1, 1, 2, 0);
    curve_segment(&panel, &mark, 5, 5, 6, 6);
    assert_int_equal(mark.count, 5);
    assert_int_equal(pieces(&mark), 2);
    free(mark.vertices);
}

static void a_curve_is_repeated_in_panels_of_the_same_scales_alone(void **state)
{
    const struct panel sampled = panel_of(-3, 2, -1, 9);
    struct panel like = sampled;
    struct mark mark = {.kind = MARK_LINE}, again = {.kind = MARK_LINE}, other = again;

    (void)state;
    curve_sample(&sampled, &mark, parabola, NULL);
    like.box.x += 310;
    assert_true(curve_repeat(&like, &again, &sampled, &mark));
    assert_int_equal(again.count, mark.count);
    for (size_t i = 0; i < mark.count; i++) {
        const struct vertex *a = &mark.vertices[i], *b = &again.vertices[i];

        assert_true(a->x == b->x && a->y == b->y && a->move == b->move);
    }
    for (int i = 0; i < 8; i++) {
        like = sampled;
        *(double *[]){&like.box.width, &like.box.height, &like.x.low, &like.x.high,
                      &like.x.from,    &like.x.to,       &like.y.low, &like.y.high}[i] += 0.5;
        assert_false(curve_repeat(&like, &other, &sampled, &mark));
    }
    like = sampled;
    like.y.logarithmic = true;
    assert_false(curve_repeat(&like, &other, &sampled, &mark));
    assert_int_equal(other.count, 0);
    free(mark.vertices);
    free(again.vertices);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(curves_follow_their_functions),
        cmocka_unit_test(a_curve_faster_than_pixels_is_a_band),
        cmocka_unit_test(dense_moments_are_not_missed),
        cmocka_unit_test(a_gap_begins_where_the_function_does),
        cmocka_unit_test(tangents_touch_and_are_clipped),
        cmocka_unit_test(segments_are_clipped),
        cmocka_unit_test(joined_segments_are_one_piece),
        cmocka_unit_test(a_curve_is_repeated_in_panels_of_the_same_scales_alone),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
