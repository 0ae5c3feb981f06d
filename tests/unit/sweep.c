/* Sweeps: lanes against expr_at, ends of runs against training them, ranges of rates. */
#include "testing.h"

#include <stdlib.h>

#include "descent/judge.h"
#include "descent/sweep_ends.h"
#include "math/expr.h"
#include "math/lanes.h"
#include "request/rates.h"

static struct objective function(const char *text)
{
    struct objective objective;
    struct err err = {0};

    if (objective_from_function(&objective, text, &err))
        fail_msg("'%s': %s", text, err.message);
    return objective;
}

/* The same number, whatever the sign of a zero, or none in both. */
static bool same(double a, double b)
{
    return a == b || (isnan(a) && isnan(b));
}

/* Whole and broken numbers, near and far, zeros and what is none. */
static double point(unsigned i)
{
    static const double special[] = {0, -0.0, 1, -1, 0.5, 2, 1e-300, 1e300, -1e300, INFINITY, NAN};
    unsigned long bits = (i * 2654435761UL) & 0xFFFFFFFF;
    double part = (double)bits / 4294967296.0 - 0.5;

    if (i < LENGTH(special))
        return special[i];
    return i % 5 == 0 ? rint(20 * part) : ldexp(part, (int)(i % 40) - 20);
}

static double wanted_of(struct dual f, enum lanes_result result)
{
    return result == LANES_VALUE ? f.value : result == LANES_CURVATURE ? f.curvature : f.slope;
}

/* Of one variable, all at once, a unit of them, and one at a time. */
static void compare_results(const struct expr *expr, const char *text, enum lanes_result result)
{
    struct lanes *lanes = lanes_compile(expr, result);
    double x[LANES], *workspace;
    const double *got;

    if (!lanes)
        fail_msg("'%s' has no lanes", text);
    workspace = calloc(lanes_workspace(lanes) + 1, sizeof *workspace);
    for (unsigned start = 0; start < 16 * LANES; start += LANES) {
        for (unsigned i = 0; i < LANES; i++)
            x[i] = point(start + i);
        got = lanes_at(lanes, start % 3 ? LANES : LANES_UNIT, x, workspace);
        for (unsigned i = 0; i < (start % 3 ? LANES : LANES_UNIT); i++) {
            struct dual f = expr_at(expr, x[i]);
            double wanted = wanted_of(f, result);
            double one = lanes_at_one(lanes, x[i]);

            check((result == LANES_VALUE ? same_double : same)(got[i], wanted) &&
                      same_double(got[i], one),
                  "'%s' at %.17g: %.17g, alone %.17g, not %.17g", text, x[i], got[i], one, wanted);
        }
    }
    free(workspace);
    lanes_free(lanes);
}

static void compare_lanes(const char *text)
{
    struct err err = {0};
    struct expr *expr = expr_parse(text, "function", &err);

    compare_results(expr, text, LANES_VALUE);
    compare_results(expr, text, LANES_SLOPE);
    if (!strstr(text, ", ")) /* a function of two arguments */
        compare_results(expr, text, LANES_CURVATURE);
    expr_free(expr);
}

/* Whatever an expression is made of: value, slope and curvature are those of expr_at to the last
 * bit. */
static void lanes_agree(void **state)
{
    static const char *const texts[] = {
        "3",
        "x",
        "-x",
        "2*x + 1",
        "1 - x",
        "x*3",
        "x/3",
        "3/x",
        "x - 3",
        "x^2",
        "x^3",
        "x^8",
        "x^9",
        "x^0",
        "x^1",
        "x^-1",
        "x^-2",
        "x^2.5",
        "2^3*x",
        "(x + 1)*(x - 1)",
        "(x + 1)/(x - 1)",
        "(x - 1)^4 + 2*x",
        "x*x*x - x/2",
        "(2*x + 3)*(2*x + 3)",
        "sin(x) + x^2/10",
        "exp(-x^2/2)",
        "log(x)",
        "log(abs(x)) + x^-3",
        "1/(1 + exp(-x))",
        "hypot(x, 3)*exp(-x)/(1 + x^2)",
        "hypot(3, x)",
        "max(x, 2)*pow(x, 1.5)",
        "min(x^2, 1 - x)",
        "sin(1)*x + cos(2)",
        "relu(x) + sign(x)*x",
        "(1 + 0*x)*x^2",
        "abs(x)/x",
        "sqrt(x) - pi/x",
        "((x + 1)*(x + 2))*((x + 3)*(x + 4))",
        "atan(1/(x + 0))",
        "1/(x - 0)",
        "1/(0 - x)",
        "1/(0 + x*0)",
        "1/(x*(1 - 1))",
    };
    const char *name;
    char text[40];
    int arity;

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++)
        compare_lanes(texts[i]);
    for (size_t i = 0; (name = expr_function(i, &arity)); i++) {
        snprintf(text, sizeof text, arity == 1 ? "%s(x^2 - x)" : "%s(x^2 - x, 3)", name);
        compare_lanes(text);
    }
}

/* Of two variables. */
static void compare_both(const struct expr *expr, const char *text, enum lanes_result result)
{
    static const double directions[][2] = {[LANES_VALUE] = {1, 0},
                                           [LANES_SLOPE] = {1, 0},
                                           [LANES_SLOPE_Y] = {0, 1},
                                           [LANES_CURVATURE] = {1, 0}};
    struct lanes *lanes = lanes_compile(expr, result);
    double points[2 * LANES], *workspace;
    const double *got;

    if (!lanes)
        fail_msg("'%s' has no lanes", text);
    workspace = calloc(lanes_workspace(lanes) + 1, sizeof *workspace);
    for (unsigned start = 0; start < 16 * LANES; start += LANES) {
        for (unsigned i = 0; i < LANES; i++) {
            points[i] = point(start + i);
            points[LANES + i] = point(7 * (start + i) + 3);
        }
        got = lanes_at(lanes, LANES, points, workspace);
        for (unsigned i = 0; i < LANES; i++) {
            const double at[] = {points[i], points[LANES + i]};
            struct dual f = expr_along(expr, at, directions[result]);
            double wanted = wanted_of(f, result);

            check((result == LANES_VALUE ? same_double : same)(got[i], wanted),
                  "'%s', %d, at %.17g, %.17g: %.17g, not %.17g", text, (int)result, at[0], at[1],
                  got[i], wanted);
        }
    }
    free(workspace);
    lanes_free(lanes);
}

static void lanes_of_two_agree(void **state)
{
    static const char *const texts[] = {
        "x*y",
        "y",
        "y^2",
        "x + y",
        "x^2 + 10*y^2",
        "(1 - x)^2 + 100*(y - x^2)^2",
        "(x^2 + y - 11)^2 + (x + y^2 - 7)^2",
        "x/y",
        "y/x - 1/y",
        "sin(x)*cos(y) + exp(-x^2 - y^2)",
        "hypot(x, y)",
        "max(x, y^2)*min(y, 3)",
        "abs(y)*x + sqrt(y)",
        "log(x^2 + y^2) + y^2.5",
        "(x + 0*y)^-3",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(texts[i], "function", &err);

        for (enum lanes_result result = LANES_VALUE; result <= LANES_SLOPE_Y; result++)
            compare_both(expr, texts[i], result);
        expr_free(expr);
    }
}

static void lanes_refuse(void **state)
{
    static const char *const texts[] = {"x^y", "x^x", "2^x", "pow(x, x)", "1/0 + x", "x^sin(x)"};

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        struct err err = {0};
        struct expr *expr = expr_parse(texts[i], "function", &err);

        check(expr && !lanes_compile(expr, LANES_SLOPE), "'%s'", texts[i]);
        expr_free(expr);
    }
}

/* Rows are used again: a long chain needs few. */
static void lanes_are_frugal(void **state)
{
    char text[4096] = "x";
    struct err err = {0};
    struct expr *expr;
    struct lanes *lanes;

    (void)state;
    for (int i = 0; i < 300; i++)
        strcat(text, "*x + 1");
    expr = expr_parse(text, "function", &err);
    lanes = lanes_compile(expr, LANES_SLOPE);
    assert_non_null(lanes);
    assert_true(lanes_workspace(lanes) <= 8 * LANES);
    lanes_free(lanes);
    expr_free(expr);
}

static void compare_run(const struct sweep *sweep, const struct descent *all, size_t i,
                        const struct objective *objective)
{
    struct descent one = *all;
    struct trajectory trajectory;
    struct err err = {0};
    const struct run *run;
    struct state last;
    struct verdict verdict;
    const struct run_end *end = &sweep->ends[i];

    one.lr += i;
    one.runs = 1;
    assert_int_equal(descent_train(&one, objective, &trajectory, &err), 0);
    run = &trajectory.runs[0];
    last = run_last_state(run);
    verdict = judge_run(run, objective->parameters, objective, -1);
    if (!state_is_finite(&last, objective->parameters))
        check(isnan(end->loss), "'%s', lr %g: %g", objective->text, *one.lr, end->loss);
    else
        check(same(end->loss, last.loss), "'%s', lr %g, %ld iterations: %.17g, not %.17g",
              objective->text, *one.lr, one.iterations, end->loss, last.loss);
    check(end->kind == verdict.kind, "'%s', lr %g, %ld iterations: %s, not %s", objective->text,
          *one.lr, one.iterations, verdict_name(end->kind), verdict_name(verdict.kind));
    trajectory_release(&trajectory);
}

static struct setting setting_of(const void *context, size_t i)
{
    const struct descent *descent = context;

    return (struct setting){.start = {-3 + 0.0371 * (double)i},
                            .lr = descent->lr[i % descent->runs]};
}

/* Rests and ends of runs from many starts, with a tolerance and without. */
static void compare_ends(const struct ends_request *request, const struct run_end *ends)
{
    for (size_t i = 0; i < request->count; i++) {
        const struct setting setting = setting_of(request->context, i);
        struct descent one = *request->descent;
        struct trajectory trajectory;
        struct err err = {0};
        struct run_end wanted;

        one.start[0] = setting.start[0];
        one.lr = &setting.lr;
        one.runs = 1;
        assert_int_equal(descent_train(&one, request->objective, &trajectory, &err), 0);
        wanted = run_end_of(&trajectory.runs[0], request->objective, one.tolerance);
        check(same(ends[i].loss, wanted.loss) && same(ends[i].at[0], wanted.at[0]) &&
                  ends[i].kind == wanted.kind && ends[i].rest == wanted.rest,
              "'%s' from %g, lr %g, %ld iterations, tolerance %g: %s since %d, not %s since %d",
              request->objective->text, setting.start[0], setting.lr, one.iterations, one.tolerance,
              verdict_name(ends[i].kind), ends[i].rest, verdict_name(wanted.kind), wanted.rest);
        trajectory_release(&trajectory);
    }
}

static void tell_since_when(void **state)
{
    static const char *const texts[] = {"x^2",        "sin(x) + x^2/10", "x^4 - 3*x^3 + 2",
                                        "abs(x)",     "log(x + 2)^2",    "(x - 1e6)^2",
                                        "max(x, x^2)"};
    static const long iterations[] = {0, 1, 2, 3, 5, 9, 100, 255, 256, 300};
    static const double tolerances[] = {-1, 0, 1e-9, 0.01};
    static const double lr[] = {0.003, 0.04, 0.3, 0.55, 0.9, 1, 1.0000001, 1.3};
    struct run_end ends[131];

    (void)state;
    for (size_t i = 0; i < LENGTH(texts) * LENGTH(iterations) * LENGTH(tolerances); i++) {
        struct objective objective = function(texts[i % LENGTH(texts)]);
        struct descent descent = {
            .optimizer = {&rule_gd, {0}},
            .lr = lr,
            .runs = LENGTH(lr),
            .iterations = iterations[i / LENGTH(texts) % LENGTH(iterations)],
            .tolerance = tolerances[i / LENGTH(texts) / LENGTH(iterations)],
        };
        const struct ends_request request = {
            .descent = &descent,
            .objective = &objective,
            .count = LENGTH(ends),
            .setting = setting_of,
            .context = &descent,
            .tells_rest = true,
            .jobs = 2,
            .doing = "%zu",
            .less = "",
        };
        struct err err = {0};

        assert_int_equal(ends_run(&request, ends, &err), 0);
        compare_ends(&request, ends);
        objective_release(&objective);
    }
}

/* The end of every run, and its verdict where it is still under way, are those of training it. */
static void compare_sweeps(const struct rule *rule, const long *iterations, size_t count)
{
    static const struct {
        const char *text;
        double start[PARAMETERS_MAX], low, high;
    } rows[] = {
        {"x^2", {7}, 0.001, 1.2},
        {"sin(x) + x^2/10", {6}, 0.01, 6},
        {"x^4 - 3*x^3 + 2", {4}, 0.001, 0.12},
        {"abs(x)", {3.3}, 0.01, 2},
        {"x", {1}, 0.1, 10},
        {"3", {1}, 0.1, 1},
        {"log(x)", {0.5}, 0.01, 1},
        {"1/x", {0.5}, 0.01, 0.5},
        {"sqrt(1 + x^2)", {-0.72}, 0.1, 6},
        {"log(1 + x^2)", {0.35}, 0.1, 6},
        {"sqrt(x) + x^2", {0.5}, 0.01, 2},
        {"log(x)^2", {0.5}, 0.01, 2},
        {"x - log(x)", {3}, 0.1, 4},
        {"exp(x) - 2*x", {3}, 0.001, 3},
        {"(x^2 - 4)^2", {2.1}, 0.001, 0.2},
        {"-x^2", {1}, 0.001, 1},
        {"exp(x^2)", {1}, 0.001, 1},
        {"1/(1 + exp(-x))", {1}, 0.1, 100},
        {"(x - 1e6)^2", {1000001}, 0.001, 1.2},
        {"x^x", {2}, 0.001, 0.5},
        {"x^2 + 10*y^2", {9, 1}, 0.001, 0.15},
        {"x^2 + y^2/20 + sin(3*x)", {3, 2}, 0.001, 0.1},
    };
    double lr[60];

    for (size_t i = 0; i < LENGTH(rows); i++)
        for (size_t n = 0; n < count; n++) {
            struct objective objective = function(rows[i].text);
            struct descent descent = {.optimizer = optimizer_of(rule),
                                      .lr = lr,
                                      .runs = LENGTH(lr),
                                      .iterations = iterations[n],
                                      .tolerance = -1};
            struct sweep sweep;
            struct err err = {0};

            memcpy(descent.start, rows[i].start, sizeof descent.start);
            for (size_t k = 0; k < LENGTH(lr); k++)
                lr[k] = rows[i].low *
                        pow(rows[i].high / rows[i].low, (double)k / (double)(LENGTH(lr) - 1));
            assert_int_equal(sweep_run(&sweep, &descent, &objective, 2, &err), 0);
            for (size_t k = 0; k < LENGTH(lr); k++)
                compare_run(&sweep, &descent, k, &objective);
            sweep_release(&sweep);
            objective_release(&objective);
        }
}

static void ends_as_trained(void **state)
{
    static const long iterations[] = {0, 1,  2,  3,  4,  5,  6,  7,  8,
                                      9, 10, 11, 12, 15, 40, 64, 71, 200};

    (void)state;
    compare_sweeps(&rule_gd, iterations, LENGTH(iterations));
}

/* Rules with memory, up to where the steps that are judged are not all steps. */
static void ends_as_trained_by_each_rule(void **state)
{
    static const long iterations[] = {0, 3, 9, 100, 1030};

    (void)state;
    for (const struct rule *const *rule = rules_listed + 1; *rule; rule++)
        if ((*rule)->step_lanes)
            compare_sweeps(*rule, iterations, LENGTH(iterations));
}

/* Any number of threads gives the same, in every block of lanes that of training. */
static void is_the_same_for_any_jobs(void **state)
{
    static const char *const texts[] = {"sin(x) + x^2/10", "x^2 + y^2"};
    enum { RATES = 5 * LANES + 17 };
    double *lr = calloc(RATES, sizeof *lr);

    (void)state;
    for (size_t i = 0; i < RATES; i++)
        lr[i] = 0.001 * (double)(i + 1);
    for (size_t t = 0; t < LENGTH(texts); t++) {
        struct objective objective = function(texts[t]);
        struct descent descent = {.optimizer = {&rule_gd, {0}},
                                  .start = {6, 1},
                                  .lr = lr,
                                  .runs = RATES,
                                  .iterations = 50,
                                  .tolerance = -1};
        struct sweep first, other;
        struct err err = {0};

        assert_int_equal(sweep_run(&first, &descent, &objective, 1, &err), 0);
        for (size_t i = 0; i < RATES; i += 97)
            compare_run(&first, &descent, i, &objective);
        for (long jobs = 2; jobs < 9; jobs++) {
            assert_int_equal(sweep_run(&other, &descent, &objective, jobs, &err), 0);
            for (size_t i = 0; i < RATES; i++)
                check(same(other.ends[i].loss, first.ends[i].loss) &&
                          other.ends[i].kind == first.ends[i].kind,
                      "'%s', %ld jobs, rate %zu", texts[t], jobs, i);
            sweep_release(&other);
        }
        sweep_release(&first);
        objective_release(&objective);
    }
    free(lr);
}

/* With a tolerance runs stop as they do when cache. */
static void stops_at_the_tolerance(void **state)
{
    static const double lr[] = {0.1, 0.4};
    struct objective objective = function("x^2");
    struct descent descent = {.optimizer = {&rule_gd, {0}},
                              .start = {7},
                              .lr = lr,
                              .runs = 2,
                              .iterations = 100,
                              .tolerance = 1};
    struct trajectory trajectory;
    struct sweep sweep;
    struct err err = {0};

    (void)state;
    assert_int_equal(sweep_run(&sweep, &descent, &objective, 1, &err), 0);
    assert_int_equal(descent_train(&descent, &objective, &trajectory, &err), 0);
    for (size_t i = 0; i < 2; i++) {
        const struct run *run = &trajectory.runs[i];

        assert_true(run->count < 100);
        check(sweep.ends[i].loss == run->loss[run->count - 1], "%g", sweep.ends[i].loss);
    }
    trajectory_release(&trajectory);
    sweep_release(&sweep);
    objective_release(&objective);
}

#define FINE VERDICT_CONVERGING
#define BAD  VERDICT_DIVERGING

static void finds_the_best(void **state)
{
    static const struct {
        struct {
            double loss;
            enum verdict_kind kind;
        } ends[4];
        int first, last, lowest; /* -1: none */
    } rows[] = {
        {{{3, FINE}, {2, FINE}, {1, FINE}, {4, FINE}}, 2, 2, 2},
        {{{0, FINE}, {0, FINE}, {0, FINE}, {0, FINE}}, 0, 3, 0},
        {{{1e-16, FINE}, {0, FINE}, {9, FINE}, {9, FINE}}, 0, 1, 1},
        {{{1e-10, FINE}, {0, FINE}, {9, FINE}, {9, FINE}}, 1, 1, 1},
        {{{0, FINE}, {9, FINE}, {0, FINE}, {1e-16, FINE}}, 2, 3, 2},
        {{{2, FINE}, {2 + 1e-9, FINE}, {2 + 1e-8, FINE}, {9, FINE}}, 0, 1, 0},
        {{{-2, FINE}, {-2 + 1e-9, FINE}, {-2 + 1e-8, FINE}, {9, FINE}}, 0, 1, 0},
        {{{NAN, BAD}, {8, FINE}, {NAN, BAD}, {NAN, VERDICT_UNDEFINED}}, 1, 1, 1},
        {{{NAN, BAD}, {NAN, BAD}, {NAN, BAD}, {20, BAD}}, -1, 0, 0},
        {{{10, FINE}, {10, FINE}, {12, FINE}, {10, FINE}}, -1, 0, 0},
        {{{1, BAD}, {5, FINE}, {12, FINE}, {10, FINE}}, 1, 1, 1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct run_end ends[4];
        struct sweep sweep = {.ends = ends, .count = 4, .first_loss = 10};
        struct sweep_best best = {0};
        bool found;

        for (size_t k = 0; k < 4; k++)
            ends[k] = (struct run_end){.loss = rows[i].ends[k].loss, .kind = rows[i].ends[k].kind};
        found = sweep_find_best(&sweep, &best);
        check(found == (rows[i].first >= 0) && (!found || (best.first == (size_t)rows[i].first &&
                                                           best.last == (size_t)rows[i].last &&
                                                           best.lowest == (size_t)rows[i].lowest)),
              "row %zu: %d, %zu to %zu, %zu", i, found, best.first, best.last, best.lowest);
    }
}

static void limits_its_work(void **state)
{
    struct objective objective = function("x^2");
    double lr = 0.1;
    struct descent descent = {
        .optimizer = {&rule_gd, {0}}, .start = {7}, .lr = &lr, .tolerance = -1};
    struct sweep sweep;
    struct err err = {0};

    (void)state;
    descent.runs = SWEEP_MOST_RATES + 1;
    assert_int_equal(sweep_run(&sweep, &descent, &objective, 1, &err), -1);
    assert_int_equal(err.status, STATUS_LIMIT);
    err = (struct err){0};
    descent.runs = 100000;
    descent.iterations = 100000;
    assert_int_equal(sweep_run(&sweep, &descent, &objective, 1, &err), -1);
    assert_int_equal(err.status, STATUS_LIMIT);
    objective_release(&objective);
}

/* Both ends are exact, and all that is between is even. */
static void spreads_rates(void **state)
{
    static const struct {
        const char *text;
        double low, high;
        size_t count;
        bool logarithmic;
    } rows[] = {
        {"0.001:1.2:400log", 0.001, 1.2, 400, true},
        {"0.1:0.5:5", 0.1, 0.5, 5, false},
        {"1e-9:1e9:2", 1e-9, 1e9, 2, false},
        {"1e-140:1e140:7log", 1e-140, 1e140, 7, true},
        {"0.001:1.2:100000log", 0.001, 1.2, 100000, true},
        {"1:1.0000001:1000log", 1, 1.0000001, 1000, true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct numbers numbers = {0};
        double steps = (double)rows[i].count - 1;

        assert_null(rates_read(&numbers, rows[i].text));
        assert_int_equal(numbers.count, rows[i].count);
        assert_true(numbers.at[0] == rows[i].low && numbers.at[numbers.count - 1] == rows[i].high);
        for (size_t k = 0; k < numbers.count; k++) {
            double part = (double)k / steps;
            double wanted = rows[i].logarithmic
                                ? rows[i].low * pow(rows[i].high / rows[i].low, part)
                                : rows[i].low + part * (rows[i].high - rows[i].low);

            check(fabs(numbers.at[k] - wanted) <= 3e-13 * wanted, "%s, %zu: %.17g, not %.17g",
                  rows[i].text, k, numbers.at[k], wanted);
            check(k == 0 || numbers.at[k] > numbers.at[k - 1], "%s, %zu", rows[i].text, k);
        }
        free(numbers.at);
        free(numbers.range);
    }
}

static void refuses_ranges(void **state)
{
    static const char *const texts[] = {
        "1:2",       "1:2:",        "1:2:x",
        "1:2:1",     "1:2:3lin",    "a:2:3",
        "1:b:3",     "2:1:3",       "0:1:3",
        "-1:1:3log", "1:1:3",       "1:2:3:4",
        "1:2:-3",    "1:2:1000001", "1:2:99999999999999999999",
        ":2:3",      "1::3",        "1:inf:3",
        "1:2:3 4",   "1:2:3.5",     "1e-200:1e200:9log",
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(texts); i++) {
        struct numbers numbers = {0};

        check(rates_read(&numbers, texts[i]) != NULL, "'%s'", texts[i]);
        check(!numbers.at && !numbers.range, "'%s' left something", texts[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(lanes_agree),      TEST(lanes_of_two_agree),       TEST(lanes_refuse),
        TEST(lanes_are_frugal), TEST(ends_as_trained),          TEST(ends_as_trained_by_each_rule),
        TEST(tell_since_when),  TEST(is_the_same_for_any_jobs), TEST(stops_at_the_tolerance),
        TEST(finds_the_best),   TEST(limits_its_work),          TEST(spreads_rates),
        TEST(refuses_ranges),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
