/* Verdicts: the rules of descent/verdict.h on runs whose steps are known. */
#include "testing.h"

#include "base/buf.h"
#include "descent/descent.h"
#include "descent/verdict.h"

/* One run; `function` NULL is pizza.txt. The caller releases the trajectory. */
static void train(const char *function, double start, double lr, long iterations, double tolerance,
                  struct trajectory *trajectory)
{
    const struct descent descent = {
        .start = {start}, .lr = &lr, .runs = 1, .iterations = iterations, .tolerance = tolerance};
    struct objective objective = {0};
    struct moments moments;
    struct err err = {0};

    if (function)
        assert_int_equal(objective_from_function(&objective, function, &err), 0);
    else {
        assert_int_equal(moments_read(&moments, NULL, "data/pizza.txt", NULL, &err), 0);
        objective_from_data(&objective, &moments, "pizza.txt", 0);
    }
    assert_int_equal(descent_train(&descent, &objective, trajectory, &err), 0);
    objective_release(&objective);
}

static void judges_runs(void **state)
{
    static const struct {
        const char *function;
        double start, lr;
        long iterations;
        enum verdict_kind kind;
        double rho;
        size_t iteration;
    } rows[] = {
        /* x²: ρ is |1 − 2·lr| */
        {"x^2", 7, 0.1, 8, VERDICT_CONVERGING, 0.8, 0},
        {"x^2", -7, 0.1, 8, VERDICT_CONVERGING, 0.8, 0},
        {"x^2", 7, 0.1, 1, VERDICT_CONVERGING, 0.8, 0},
        {"x^2", 7, 0.1, 123, VERDICT_CONVERGING, 0.8, 0},
        {"x^2", 7, 0.1, 124, VERDICT_CONVERGED, 0, 124}, /* 0.8¹²³ > 1e-12 > 0.8¹²⁴ */
        {"x^2", 7, 0.1, 1000, VERDICT_CONVERGED, 0, 124},
        {"x^2", 7, 0.3, 8, VERDICT_CONVERGING, 0.4, 0},
        {"x^2", 7, 0.3, 40, VERDICT_CONVERGED, 0, 31},
        {"x^2", 7, 0.5, 8, VERDICT_CONVERGED, 0, 1},
        {"x^2", 7, 0.9, 8, VERDICT_OSCILLATING, 0.8, 0},
        {"x^2", 7, 0.9, 200, VERDICT_CONVERGED, 0, 124},
        {"x^2", 7, 1, 8, VERDICT_CYCLING, 1, 0},
        {"x^2", 7, 1, 1, VERDICT_CYCLING, 1, 0},
        {"x^2", 7, 1, 1001, VERDICT_CYCLING, 1, 0},
        {"x^2", 7, 1.1, 8, VERDICT_DIVERGING, 1.2, 0},
        {"x^2", 7, 1.1, 1935, VERDICT_DIVERGING, 1.2, 0},
        {"x^2", 7, 1.1, 3000, VERDICT_DIVERGING, 0, 1936},
        {"x^2", 7, 3, 300, VERDICT_DIVERGING, 0, 220},
        {"x^2", 7, 0.1, 0, VERDICT_UNDECIDED, 0, 0},
        {"x^2", 0, 0.1, 0, VERDICT_CONVERGED, 0, 0},
        {"x^2", 0, 0.1, 8, VERDICT_CONVERGED, 0, 0},
        {"1e200*x^2", 7, 1e-201, 8, VERDICT_CONVERGING, 0.8, 0},
        {"1e-200*x^2", 7, 1e200, 8, VERDICT_CYCLING, 1, 0},
        /* about ρ = 1, where 1e-12 counts as the same and 1e-9 does not */
        {"x^2", 7, 0.9999999995, 8, VERDICT_OSCILLATING, 1 - 1e-9, 0},
        {"x^2", 7, 1.0000000005, 8, VERDICT_DIVERGING, 1 + 1e-9, 0},
        {"x^2", 7, 0.9999999999999, 8, VERDICT_CYCLING, 1, 0},
        {"x^2", 7, 1.0000000000001, 8, VERDICT_CYCLING, 1, 0},
        {"x^2", 7, 5e-10, 8, VERDICT_CONVERGING, 1 - 1e-9, 0},
        {"x^2", 7, 1e-14, 8, VERDICT_DESCENDING, 1, 0},
        {"-x^2", 7, 5e-10, 8, VERDICT_DESCENDING, 1 + 1e-9, 0},
        /* pizza.txt: ρ is |1 − 437.6·lr| */
        {NULL, 0, 0.0001, 40, VERDICT_CONVERGING, 0.95624, 0},
        {NULL, 0, 0.001, 40, VERDICT_CONVERGING, 0.5624, 0},
        {NULL, 0, 0.003, 40, VERDICT_CONVERGED, 0, 24},
        {NULL, 0, 0.003, 8, VERDICT_OSCILLATING, 0.3128, 0},
        {NULL, 0, 0.0045, 40, VERDICT_OSCILLATING, 0.9692, 0},
        {NULL, 0, 0.005, 40, VERDICT_DIVERGING, 1.188, 0},
        {NULL, 0, 0.1, 100, VERDICT_DIVERGING, 0, 94},
        /* steps that do not shrink */
        {"abs(x)", 7, 0.1, 8, VERDICT_DESCENDING, 1, 0},
        {"abs(x)", 0.25, 0.5, 8, VERDICT_CYCLING, 1, 0},
        {"abs(x)", 0.5, 0.25, 8, VERDICT_CONVERGED, 0, 2},
        {"x", 0, 0.1, 8, VERDICT_DESCENDING, 1, 0},
        {"-x", 0, 0.1, 8, VERDICT_DESCENDING, 1, 0},
        {"-x^2", 1, 0.1, 8, VERDICT_DESCENDING, 1.2, 0},
        {"-exp(-x^2)", 2, 0.1, 8, VERDICT_DESCENDING, 1.02830903667678, 0},
        {"x^3", -1, 0.1, 4, VERDICT_DESCENDING, 2.26187406095123, 0},
        {"5", 7, 0.1, 8, VERDICT_CONVERGED, 0, 0},
        /* steps of changing length */
        {"x^4", 1, 0.01, 8, VERDICT_CONVERGING, 0.911546467271051, 0},
        {"x^4", 1, 0.51, 3, VERDICT_DIVERGING, 2.77498274954658, 0},
        {"x^4", 1, 0.45, 8, VERDICT_WANDERING, 0.41951674733, 0},
        {"x^4", 1, 0.45, 20, VERDICT_CONVERGING, 0.955353221832954, 0},
        {"x^3", 1, 0.1, 8, VERDICT_CONVERGING, 0.753269269021155, 0},
        {"cosh(x)", 2, 0.3, 8, VERDICT_CONVERGING, 0.675717900147139, 0},
        {"cosh(x)", 0.1, 2.1, 8, VERDICT_DIVERGING, 1.10952283541262, 0},
        {"sqrt(1+x^2)", 10, 1, 8, VERDICT_CONVERGING, 0.98684242679397, 0},
        {"sin(x)+x^2/10", 6, 0.1, 8, VERDICT_CONVERGING, 0.89479511926328, 0},
        {"exp(x)", 0, 1, 8, VERDICT_CONVERGING, 0.825035820765182, 0},
        {"log(1+x^2)", 3, 1, 8, VERDICT_WANDERING, 0.870556488388398, 0},
        {"(x^2-4)^2", 3, 0.08, 8, VERDICT_WANDERING, 1.14105363038744, 0},
        {"(x^2-4)^2", 2.1, 0.08, 8, VERDICT_DIVERGING, 1.15936085562, 0},
        {"(x^2-4)^2", 2.5, 0.07, 8, VERDICT_WANDERING, 0.969166514659346, 0},
        {"(x^2-4)^2", 3, 0.07, 8, VERDICT_OSCILLATING, 0.910688416275, 0},
        {"(x^2-4)^2", 1, 0.01, 8, VERDICT_CONVERGING, 0.876783023375437, 0},
        /* states that are not finite */
        {"log(x)", 1, 1, 8, VERDICT_DIVERGING, 0, 1},
        {"sqrt(x)", 1, 1, 8, VERDICT_DIVERGING, 0, 2},
        {"log(x)", -1, 1, 8, VERDICT_DIVERGING, 0, 0},
        {"1/x", 0, 1, 8, VERDICT_DIVERGING, 0, 0},
        {"1/x", 0, 1, 0, VERDICT_DIVERGING, 0, 0},
        {"sqrt(x)", 0, 1, 8, VERDICT_DIVERGING, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct trajectory t;
        struct verdict v;

        train(rows[i].function, rows[i].start, rows[i].lr, rows[i].iterations, -1, &t);
        v = verdict_of(&t.runs[0], 1, NULL, -1);
        /* The slopes near the minimum of pizza.txt are of the size of the last bit of w times
         * 437.6. */
        check(v.kind == rows[i].kind && v.iteration == rows[i].iteration &&
                  near(v.rho, rows[i].rho, rows[i].function ? 2e-12 : 1e-7),
              "row %zu, %s at lr %.16g: %s, %.15g, %zu", i,
              rows[i].function ? rows[i].function : "pizza.txt", rows[i].lr, verdict_name(v.kind),
              v.rho, v.iteration);
        check(verdict_is_bounded(&v) == (rows[i].kind != VERDICT_DIVERGING), "row %zu", i);
        trajectory_release(&t);
    }
}

#define END 1e300

/* Runs made up of the slopes alone: state k has x = k, loss 100 − k, or k where it rises. */
static void judges_slopes(void **state)
{
    static const struct {
        double slopes[16]; /* up to END */
        bool rises;
        double tolerance;
        enum verdict_kind kind;
        double rho;
        size_t iteration;
    } rows[] = {
        {{4, 2, 1, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{4, 2, 1, END}, true, -1, VERDICT_CONVERGING, 0.5, 0},
        {{4, -2, 1, END}, true, -1, VERDICT_OSCILLATING, 0.5, 0},
        {{1, 2, 4, END}, false, -1, VERDICT_DESCENDING, 2, 0},
        {{1, 2, 4, END}, true, -1, VERDICT_DIVERGING, 2, 0},
        {{1, -2, 4, END}, true, -1, VERDICT_DIVERGING, 2, 0},
        {{1, -2, 4, END}, false, -1, VERDICT_WANDERING, 2, 0},
        {{3, -3, 3, END}, true, -1, VERDICT_CYCLING, 1, 0},
        {{3, 3, 3, END}, false, -1, VERDICT_DESCENDING, 1, 0},
        {{3, 3, 3, END}, true, -1, VERDICT_DIVERGING, 1, 0},
        {{4, 2, -1, END}, false, -1, VERDICT_WANDERING, 0.5, 0},
        {{4, -2, -1, END}, true, -1, VERDICT_WANDERING, 0.5, 0},
        /* Of nine states the first does not count any more; of eight, all do. */
        {{-9, 256, 128, 64, 32, 16, 8, 4, 2, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{256, 128, 64, 32, 16, 8, 4, -2, END}, false, -1, VERDICT_WANDERING, 0.5, 0},
        {{-256, 128, 64, 32, 16, 8, 4, 2, END}, false, -1, VERDICT_WANDERING, 0.5, 0},
        {{1e6, 256, 128, 64, 32, 16, 8, 4, 2, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{2, -9, 9, -9, 9, -9, 9, -9, 9, END}, true, -1, VERDICT_CYCLING, 1, 0},
        /* converged from the first state that the slope stays small from */
        {{4, 2, 1, END}, false, 1, VERDICT_CONVERGED, 0, 2},
        {{4, 2, 1, END}, false, 2, VERDICT_CONVERGED, 0, 1},
        {{4, 2, 1, END}, false, 9, VERDICT_CONVERGED, 0, 0},
        {{4, 2, 1, END}, false, 0.5, VERDICT_CONVERGING, 0.5, 0},
        {{4, 2, 1, END}, false, 0, VERDICT_CONVERGING, 0.5, 0},
        {{4, 1, 3, 1, -1, END}, false, 1, VERDICT_CONVERGED, 0, 3},
        {{4, 1, 4, END}, false, 1, VERDICT_DESCENDING, 1, 0},
        {{1e12, 1, END}, false, -1, VERDICT_CONVERGED, 0, 1},
        {{1e12, 1.001, END}, false, -1, VERDICT_CONVERGING, 1.001e-12, 0},
        {{1, 1e12, 1, END}, false, -1, VERDICT_CONVERGED, 0, 2},
        {{4, END}, false, -1, VERDICT_UNDECIDED, 0, 0},
        {{4, END}, false, 4, VERDICT_CONVERGED, 0, 0},
        {{4, 2, NAN, END}, false, -1, VERDICT_DIVERGING, 0, 2},
        {{4, -INFINITY, END}, false, 9, VERDICT_DIVERGING, 0, 1},
        {{NAN, END}, false, -1, VERDICT_DIVERGING, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct run run = {.lr = 0.1, .parameters = 1};
        struct verdict v;

        for (size_t k = 0; rows[i].slopes[k] != END; k++) {
            struct state s = {
                {(double)k}, rows[i].rises ? (double)k : 100 - (double)k, {rows[i].slopes[k]}};

            run_add_state(&run, &s);
        }
        v = verdict_of(&run, 1, NULL, rows[i].tolerance);
        check(v.kind == rows[i].kind && v.iteration == rows[i].iteration &&
                  near(v.rho, rows[i].rho, 1e-14),
              "row %zu: %s, %.17g, %zu", i, verdict_name(v.kind), v.rho, v.iteration);
        run_release(&run);
    }
}

static void keeps_a_tolerance(void **state)
{
    static const struct {
        double lr, tolerance;
        enum verdict_kind kind;
        size_t states, iteration;
    } rows[] = {
        {0.1, 0.5, VERDICT_CONVERGED, 16, 15}, /* 14·0.8¹⁵ < 0.5 < 14·0.8¹⁴ */
        {0.1, 1e-9, VERDICT_CONVERGING, 101, 0},
        {0.5, 0, VERDICT_CONVERGED, 2, 1},
        {1, 1, VERDICT_CYCLING, 101, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct trajectory t;
        struct verdict v;

        train("x^2", 7, rows[i].lr, 100, rows[i].tolerance, &t);
        v = verdict_of(&t.runs[0], 1, NULL, rows[i].tolerance);
        check(v.kind == rows[i].kind && t.runs[0].count == rows[i].states &&
                  v.iteration == rows[i].iteration,
              "row %zu: %s at %zu of %zu", i, verdict_name(v.kind), v.iteration, t.runs[0].count);
        trajectory_release(&t);
    }
}

static void describes_runs(void **state)
{
    static const struct {
        const char *function;
        double start, lr;
        long iterations;
        bool quadratic;
        const char *text;
    } rows[] = {
        {"x^2", 7, 0.1, 0, true, "a single state"},
        {"x^2", 7, 0.1, 8, true, "each step keeps 0.8 of the distance"},
        {"x^2", 7, 0.1, 8, false, "each step is 0.8 of the last"},
        {"x^2", 7, 0.9, 8, true, "each step crosses the minimum and keeps 0.8 of the distance"},
        {"x^2", 7, 0.9, 8, false, "each step turns back and is 0.8 of the last"},
        {"x^2", 7, 0.5, 8, true, "converged at iteration 1"},
        {"x^2", 7, 1, 8, true, "cycling between 7 and −7, no progress"},
        {"x^2", 7, 1, 9, true, "cycling between 7 and −7, no progress"},
        {"x^2", -1.5, 1, 8, true, "cycling between 1.5 and −1.5, no progress"},
        {"x^2", 7, 1.1, 8, true, "diverging: each step leaves 1.2 times the distance"},
        {"cosh(x)", 0.1, 2.1, 8, false, "diverging: each step is 1.11 of the last"},
        {"x^2", 7, 1.1, 3000, true, "diverging: not finite from iteration 1936"},
        {"log(x)", -1, 1, 8, false, "undefined at the start"},
        {NULL, 0, 0.003, 40, true, "converged at iteration 24"},
        {NULL, 0, 0.0001, 40, true, "each step keeps 0.9562 of the distance"},
        {"x^4", 1, 0.01, 8, false, "each step is 0.9115 of the last"},
        {"abs(x)", 7, 0.1, 8, false, "descending: the steps do not shrink"},
        {"(x^2-4)^2", 3, 0.08, 8, false,
         "wandering: the steps turn back and forth without settling"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;
        struct trajectory t;
        struct verdict v;

        train(rows[i].function, rows[i].start, rows[i].lr, rows[i].iterations, -1, &t);
        v = verdict_of(&t.runs[0], 1, NULL, -1);
        verdict_describe(&v, &t.runs[0], rows[i].quadratic, &text);
        check(!strcmp(text.data, rows[i].text), "row %zu: '%s'", i, text.data);
        buf_release(&text);
        trajectory_release(&t);
    }
}

static void names_verdicts(void **state)
{
    static const struct {
        enum verdict_kind kind;
        const char *name;
    } rows[] = {
        {VERDICT_UNDECIDED, "undecided"},   {VERDICT_CONVERGED, "converged"},
        {VERDICT_CONVERGING, "converging"}, {VERDICT_OSCILLATING, "oscillating"},
        {VERDICT_CYCLING, "cycling"},       {VERDICT_WANDERING, "wandering"},
        {VERDICT_DESCENDING, "descending"}, {VERDICT_DIVERGING, "diverging"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check(!strcmp(verdict_name(rows[i].kind), rows[i].name), "'%s'", rows[i].name);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(judges_runs),    TEST(judges_slopes),  TEST(keeps_a_tolerance),
        TEST(describes_runs), TEST(names_verdicts),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
