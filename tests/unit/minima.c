/* Minima against closed forms: polynomials whose slopes have known roots, and functions of two
 * parameters whose minima are known. */
#include "testing.h"

#include <stdlib.h>

#include "descent/minimum.h"
#include "descent/rule.h"

enum { MOST_ROOTS = 5, POLYNOMIALS = 100 };

static struct objective function(const char *text)
{
    struct objective objective;
    struct err err = {0};

    if (objective_from_function(&objective, text, &err))
        fail_msg("'%s': %s", text, err.message);
    return objective;
}

/* A polynomial with the slope (x − r₁)·(x − r₂)·…, whose roots grow. */
struct polynomial {
    double roots[MOST_ROOTS];
    int count;
    double of[MOST_ROOTS + 2]; /* its coefficients, of 1, x, x², … */
};

/* Roots at least half apart, in −8..8, so that all that is between them is seen. */
static void choose_roots(struct polynomial *p, uint64_t *seed)
{
    double at = -8 + (double)(next_random(seed) % 16) / 4;

    p->count = 1 + (int)(next_random(seed) % MOST_ROOTS);
    for (int i = 0; i < p->count; i++) {
        p->roots[i] = at;
        at += 0.5 + (double)(next_random(seed) % 8) / 8;
    }
}

static void multiply_out(struct polynomial *p)
{
    double slope[MOST_ROOTS + 2] = {1};

    for (int i = 0; i < p->count; i++)
        for (int k = i + 1; k >= 0; k--)
            slope[k] = (k ? slope[k - 1] : 0) - p->roots[i] * slope[k];
    for (int k = p->count + 1; k > 0; k--)
        p->of[k] = slope[k - 1] / k;
    p->of[0] = 0;
}

static void write_text(const struct polynomial *p, char *text, size_t size)
{
    size_t length = 0;

    for (int k = 0; k <= p->count + 1; k++)
        length += (size_t)snprintf(text + length, size - length, "%s(%.17g)*x^%d", k ? " + " : "",
                                   p->of[k], k);
}

/* The slope of the slope at a root. */
static double bend_at_root(const struct polynomial *p, int i)
{
    double bend = 1;

    for (int j = 0; j < p->count; j++)
        if (j != i)
            bend *= p->roots[i] - p->roots[j];
    return bend;
}

static void check_polynomial(const struct polynomial *p, const char *text)
{
    static const double low[PARAMETERS_MAX] = {-10}, high[PARAMETERS_MAX] = {10};
    const struct minimum none = {0};
    struct objective objective = function(text);
    struct minima minima = minima_in_view(&objective, low, high, &none);
    size_t count = 0;

    for (int i = 0; i < p->count; i++) {
        double bend = bend_at_root(p, i), limit;
        struct minimum near_by;

        if (bend < 0)
            continue;
        near_by = minimum_near(&objective, p->roots[i] + 0.2, 0);
        limit = minimum_stability_limit(&near_by, &optimizer_gd);
        check(near_by.found && near(near_by.parameter, p->roots[i], 1e-9), "%s: %.17g, not %g",
              text, near_by.parameter, p->roots[i]);
        check(near(limit, 2 / bend, 1e-6 / bend), "%s at %g: limit %g, not %g", text, p->roots[i],
              limit, 2 / bend);
        near_by = minimum_near(&objective, near_by.parameter, 1);
        check(near_by.found && minimum_stability_limit(&near_by, &optimizer_gd) > 0,
              "%s: gone once it is reached at %g", text, p->roots[i]);
        if (!objective.is_quadratic)
            check(count < minima.count && near(minima.at[count].parameter, p->roots[i], 1e-9),
                  "%s: %g is not in view", text, p->roots[i]);
        count++;
    }
    if (!objective.is_quadratic)
        check(minima.count == count, "%s: %zu minima, not %zu", text, minima.count, count);
    objective_release(&objective);
}

static void finds_those_of_polynomials(void **state)
{
    uint64_t seed = 7;

    (void)state;
    for (int i = 0; i < POLYNOMIALS; i++) {
        struct polynomial p;
        char text[400];

        choose_roots(&p, &seed);
        multiply_out(&p);
        write_text(&p, text, sizeof text);
        check_polynomial(&p, text);
    }
}

static void finds_all_in_view(void **state)
{
    static const struct {
        const char *text;
        double low[2], high[2];
        size_t count;
        double at[4][2], loss;
    } rows[] = {
        {"sin(x)", {-10}, {10}, 3, {{-7.853981634}, {-1.570796327}, {4.71238898}}, -1},
        {"(x^2+y-11)^2+(x+y^2-7)^2",
         {-5, -5},
         {5, 5},
         4,
         {{3, 2}, {-2.805118, 3.131313}, {-3.779310, -3.283186}, {3.584428, -1.848127}},
         0},
        {"(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2", {0, -2}, {5, 3}, 1, {{3, 0.5}}, 0},
        {"(1-x)^2+100*(y-x^2)^2", {-2, -2}, {2, 2}, 1, {{1, 1}}, 0},
        {"1-cos(x)*cos(y)", {-1, -1}, {1, 1}, 1, {{0, 0}}, 0},
        {"(x*y-1)^2+(x-y)^2/1e9", {0, 0}, {4, 4}, 1, {{1, 1}}, 0},
        {"(x-0.3)^4", {-1}, {1}, 1, {{0.3}}, 0},
        {"x^4+y^4", {-1, -1}, {2, 2}, 1, {{0, 0}}, 0},
        {"x*y + x^4", {-3, -3}, {3, 3}, 0, {{0}}, 0},
        {"x^2*y - y^2", {-3, -3}, {3, 3}, 0, {{0}}, 0},
        {"exp(-x) + y^2", {-5, -5}, {500, 5}, 0, {{0}}, 0},
        {"exp(x)", {-50}, {5}, 0, {{0}}, 0},
        {"sin(200*x)", {-10}, {10}, 0, {{0}}, 0}, /* more than are told apart */
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].text);
        const struct minimum none = {0};
        struct minima minima = minima_in_view(&objective, rows[i].low, rows[i].high, &none);

        check(minima.count == rows[i].count, "%s: %zu", rows[i].text, minima.count);
        for (size_t k = 0; k < minima.count; k++) {
            const struct minimum *m = &minima.at[k];
            bool known = false;

            for (size_t j = 0; j < rows[i].count; j++)
                known = known || (near(m->parameter, rows[i].at[j][0], 2e-6) &&
                                  near(m->second, rows[i].at[j][1], 2e-6));
            check(known && near(m->loss, rows[i].loss, 1e-15) && !m->local,
                  "%s: %.9g, %.9g, loss %.17g, local %d", rows[i].text, m->parameter, m->second,
                  m->loss, m->local);
        }
        objective_release(&objective);
    }
}

/* Of functions that have none, or none where descent leads. */
static void finds_none(void **state)
{
    static const struct {
        const char *text;
        double from[2];
    } rows[] = {
        {"x*y", {1, 0.3}},
        {"x^2-y^2", {3, 1}},
        {"(x-0.1*y)^2", {1, 1}},
        {"(x+y)^2 + 1", {1, 3}},
        {"exp(-x)+y^2", {1, 1}},
        {"(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2", {1.079, 2.944}},
        {"x^3 + y^2", {1, 1}},
        {"sin(x*y)", {1, 1}},
        {"(x^2+y^2-1)^2", {1, 1}},
        {"(x*y-1)^2", {2, 3}},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].text);
        struct minimum minimum = minimum_near_both(&objective, rows[i].from, 0);

        check(!minimum.found, "%s: %g, %g", rows[i].text, minimum.parameter, minimum.second);
        objective_release(&objective);
    }
}

/* A limit where a kink is, or no curvature, would be one of nothing. */
static void knows_where_no_limit_is(void **state)
{
    static const struct {
        const char *text;
        double from[2], limit;
    } rows[] = {
        {"(x-0.3)^4", {2}, 0},          {"x^4+y^4", {2, 1}, 0},    {"abs(x)+x^2", {2}, 0},
        {"x^2+relu(x)", {-2}, 0},       {"max(x^2,2*x)", {-2}, 0}, {"x^6", {2}, 0},
        {"sin(x)+x^2/10", {6}, 2.3780}, {"x^2+y^4", {1, 1}, 1},    {"x^4+0.001*x^2", {2}, 1000},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].text);
        struct minimum minimum = minimum_from(&objective, rows[i].from, 0);
        double limit = minimum_stability_limit(&minimum, &optimizer_gd);

        check(minimum.found && near(limit, rows[i].limit, 1e-4 * rows[i].limit), "%s: limit %g",
              rows[i].text, limit);
        objective_release(&objective);
    }
}

/* Local is what has a lower loss in view, or a view's width around it. */
static void tells_local_ones(void **state)
{
    static const double low[PARAMETERS_MAX] = {0}, high[PARAMETERS_MAX] = {1.75};
    struct objective objective = function("x^4-2*x^2+x/2");
    struct minimum minimum = minimum_near(&objective, 1.5, 0);
    struct minima minima = minima_in_view(&objective, low, high, &minimum);

    (void)state;
    assert_int_equal(minima.count, 1);
    assert_true(minima.at[0].local);
    objective_release(&objective);
}

/* Of more than can be told the one that is marked is left, and it is known that it is one of more.
 */
static void tells_that_there_are_more(void **state)
{
    static const double low[PARAMETERS_MAX] = {-10}, high[PARAMETERS_MAX] = {10};
    struct objective objective = function("sin(200*x)");
    struct minimum minimum = minimum_near(&objective, 0, 0);
    struct minima minima = minima_in_view(&objective, low, high, &minimum);

    (void)state;
    assert_int_equal(minima.count, 1);
    assert_int_equal(minima.known, MINIMA_ONE_OF_MORE);
    objective_release(&objective);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(finds_those_of_polynomials), TEST(finds_all_in_view), TEST(finds_none),
        TEST(knows_where_no_limit_is),    TEST(tells_local_ones),  TEST(tells_that_there_are_more),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
