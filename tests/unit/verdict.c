/* Verdicts: the rules of descent/verdict.h on runs whose steps are known. */
#include "testing.h"

#include "base/buf.h"
#include "descent/descent.h"
#include "descent/judge.h"

/* NULL is pizza.txt. */
static struct objective objective_of(const char *function)
{
    struct objective objective = {0};
    struct moments moments;
    struct err err = {0};

    if (function) {
        assert_int_equal(objective_from_function(&objective, function, &err), 0);
        return objective;
    }
    assert_int_equal(moments_read(&moments, NULL, "data/pizza.txt", NULL, &err), 0);
    objective_from_data(&objective, &moments, "pizza.txt", 0);
    return objective;
}

/* One run. The caller releases the trajectory. */
static void train(const struct objective *objective, double start, double lr, long iterations,
                  double tolerance, struct trajectory *trajectory)
{
    const struct descent descent = {.optimizer = {&rule_gd, {0}},
                                    .start = {start},
                                    .lr = &lr,
                                    .runs = 1,
                                    .iterations = iterations,
                                    .tolerance = tolerance};
    struct err err = {0};

    assert_int_equal(descent_train(&descent, objective, trajectory, &err), 0);
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
        {"x^2", 7, 0.9, 200, VERDICT_CONVERGED, 0, 122},
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
        {"x^2", 7, 1e-14, 8, VERDICT_CONVERGING, 0.99999999999998, 0},
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
        {"-exp(-x^2)", 2, 0.1, 8, VERDICT_DESCENDING, 1.02768353771027, 0},
        {"x^3", -1, 0.1, 4, VERDICT_DESCENDING, 1.98022159872969, 0},
        {"5", 7, 0.1, 8, VERDICT_CONVERGED, 0, 0},
        /* steps of changing length */
        {"x^4", 1, 0.01, 8, VERDICT_CONVERGING, 0.90558126699141, 0},
        {"x^4", 1, 0.51, 3, VERDICT_DIVERGING, 1.40546993563499, 0},
        {"x^4", 1, 0.45, 8, VERDICT_CONVERGING, 0.384715406831671, 0},
        {"x^4", 1, 0.45, 20, VERDICT_CONVERGING, 0.953943950668991, 0},
        {"x^3", 1, 0.1, 8, VERDICT_CONVERGING, 0.697807682581707, 0},
        {"cosh(x)", 2, 0.3, 8, VERDICT_CONVERGING, 0.595257022740487, 0},
        {"cosh(x)", 0.1, 2.1, 8, VERDICT_DIVERGING, 1.10773976424066, 0},
        {"sqrt(1+x^2)", 10, 1, 8, VERDICT_CONVERGING, 0.993618205678659, 0},
        {"sin(x)+x^2/10", 6, 0.1, 8, VERDICT_CONVERGING, 0.90351028503553, 0},
        {"exp(x)", 0, 1, 8, VERDICT_DESCENDING, 0.726167517835076, 0},
        {"log(1+x^2)", 3, 1, 8, VERDICT_DESCENDING, 0.896764532379578, 0},
        {"(x^2-4)^2", 3, 0.08, 8, VERDICT_WANDERING, 0.767474794296419, 0},
        {"(x^2-4)^2", 2.1, 0.08, 8, VERDICT_WANDERING, 1.15481850007524, 0},
        {"(x^2-4)^2", 2.5, 0.07, 8, VERDICT_WANDERING, 0.881965687965745, 0},
        {"(x^2-4)^2", 3, 0.07, 8, VERDICT_WANDERING, 0.705058660843428, 0},
        {"(x^2-4)^2", 1, 0.01, 8, VERDICT_CONVERGING, 0.85819158308588, 0},
        /* a slope that is small beside the first is not level; steps that are lost are no rest */
        {"exp(x)-2*x", 30, 2.8e-12, 8, VERDICT_CONVERGING, 0.0135987319999969, 0},
        {"exp(x)-2*x", 60, 5.25e-25, 8, VERDICT_DESCENDING, 1, 0},
        {"x^2", 7, 1e-17, 8, VERDICT_DESCENDING, 1, 0},
        {"(x-1e6)^2", 1000001, 0.3, 300, VERDICT_CONVERGED, 0, 24},
        {"x^2", 1e-310, 0.1, 8, VERDICT_CONVERGING, 0.8, 0},
        {"abs(x)^2", 1e-220, 0.1, 8, VERDICT_CONVERGING, 0.8, 0},
        /* what stays bounded does not diverge */
        {"log(1+x^2)", 0.35, 3.55, 8, VERDICT_WANDERING, 1.05666094843803, 0},
        {"sqrt(1+x^2)", -0.72, 3.19, 20, VERDICT_CYCLING, 1, 0},
        {"sqrt(1+x^2)", -0.72, 3.19, 60, VERDICT_CYCLING, 1, 0},
        {"sin(x)+x^2/10", 6, 3, 8, VERDICT_WANDERING, 0.760871693420383, 0},
        {"sin(x)+x^2/10", 6, 12, 60, VERDICT_DIVERGING, 1.40000000978298, 0},
        /* what falls at each step does not wander */
        {"x^4", 3, 0.05, 8, VERDICT_CONVERGING, 0.384715406831671, 0},
        {"abs(x)", 3.3, 1, 8, VERDICT_CYCLING, 1, 0},
        {"abs(x)", 3.3, 1, 10, VERDICT_CYCLING, 1, 0},
        /* what falls for ever does not converge, though its steps shrink */
        {"exp(x)", 0, 1, 100, VERDICT_DESCENDING, 0.989903450875441, 0},
        {"-log(x)", 1, 1, 100, VERDICT_DESCENDING, 0.994869858844758, 0},
        {"softplus(x)", -3, 1, 100, VERDICT_DESCENDING, 0.991429109335299, 0},
        {"1/x", 1, 1, 100, VERDICT_DESCENDING, 0.993222494298168, 0},
        {"x^6", 1, 0.01, 1000, VERDICT_CONVERGING, 0.998753929140164, 0},
        /* states that are not finite */
        {"log(x)", 1, 1, 8, VERDICT_UNDEFINED, 0, 1},
        {"sqrt(x)", 1, 1, 8, VERDICT_UNDEFINED, 0, 2},
        {"log(x)", -1, 1, 8, VERDICT_UNDEFINED, 0, 0},
        {"1/x", 0, 1, 8, VERDICT_UNDEFINED, 0, 0},
        {"1/x", 0, 1, 0, VERDICT_UNDEFINED, 0, 0},
        {"sqrt(x)", 0, 1, 8, VERDICT_UNDEFINED, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = objective_of(rows[i].function);
        struct trajectory t;
        struct verdict v;

        train(&objective, rows[i].start, rows[i].lr, rows[i].iterations, -1, &t);
        v = judge_run(&t.runs[0], 1, &objective, -1);
        /* The slopes near the minimum of pizza.txt are of the size of the last bit of w times
         * 437.6. */
        check(v.kind == rows[i].kind && v.iteration == rows[i].iteration &&
                  near(v.rho, rows[i].rho, rows[i].function ? 2e-12 : 1e-7),
              "row %zu, %s at lr %.16g: %s, %.15g, %zu", i,
              rows[i].function ? rows[i].function : "pizza.txt", rows[i].lr, verdict_name(v.kind),
              v.rho, v.iteration);
        check(verdict_is_bounded(&v) ==
                  (rows[i].kind != VERDICT_DIVERGING && rows[i].kind != VERDICT_UNDEFINED),
              "row %zu", i);
        trajectory_release(&t);
        objective_release(&objective);
    }
}

#define END 1e300

/* Runs made up of the slopes alone, at lr 0.1 from 0; the loss of state k is 100 − k, or k where it
 * rises. */
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
        {{1, 2, 4, 8, END}, true, -1, VERDICT_DIVERGING, 2, 0},
        {{1, 2, 4, END}, true, -1, VERDICT_WANDERING, 2, 0},
        {{1, -2, 4, -8, END}, true, -1, VERDICT_DIVERGING, 2, 0},
        {{1, -2, 4, END}, false, -1, VERDICT_DESCENDING, 1.9999999999999998, 0},
        {{3, -3, 3, END}, true, -1, VERDICT_CYCLING, 1, 0},
        {{3, 3, 3, END}, false, -1, VERDICT_DESCENDING, 1, 0},
        {{3, 3, 3, END}, true, -1, VERDICT_WANDERING, 1, 0},
        {{4, 2, -1, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{4, -2, -1, END}, true, -1, VERDICT_OSCILLATING, 0.5, 0},
        /* Of ten states the first does not count any more; of nine, all do. */
        {{-9, 512, 256, 128, 64, 32, 16, 8, 4, 2, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{1e6, 512, 256, 128, 64, 32, 16, 8, 4, 2, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{9, 2, -9, 9, -9, 9, -9, 9, -9, 9, END}, true, -1, VERDICT_CYCLING, 1, 0},
        /* A wild beginning does not count either, where the last five steps settle alike: */
        {{-512, 256, 128, 64, 32, 16, 8, 4, 2, END}, false, -1, VERDICT_CONVERGING, 0.5, 0},
        {{512, -256, -128, 64, -32, 16, -8, 4, 2, END}, true, -1, VERDICT_OSCILLATING, 0.5, 0},
        /* by ratios that differ, or in four alone, they do not. */
        {{512, 256, -128, 90, -70, 14, -12, 2, 2, END},
         true,
         -1,
         VERDICT_WANDERING,
         0.45286183213195336,
         0},
        {{512, 256, -128, -64, 32, -16, 8, 4, 2, END}, true, -1, VERDICT_WANDERING, 0.5, 0},
        /* The loss falls at each step. */
        {{512, 256, -128, -64, 32, -16, 8, 8, 2, END},
         false,
         -1,
         VERDICT_DESCENDING,
         0.55204475683690613,
         0},
        /* converged from the first state that the slope stays small from */
        {{4, 2, 1, END}, false, 1, VERDICT_CONVERGED, 0, 2},
        {{4, 2, 1, END}, false, 2, VERDICT_CONVERGED, 0, 1},
        {{4, 2, 1, END}, false, 9, VERDICT_CONVERGED, 0, 0},
        {{4, 2, 1, END}, false, 0.5, VERDICT_CONVERGING, 0.5, 0},
        {{4, 2, 1, END}, false, 0, VERDICT_CONVERGING, 0.5, 0},
        {{4, 1, 3, 1, -1, END}, false, 1, VERDICT_CONVERGED, 0, 3},
        {{4, 1, 4, END}, false, 1, VERDICT_CONVERGING, 0.25000000000000006, 0},
        {{1e12, 1, END}, false, -1, VERDICT_UNDECIDED, 0, 0},
        {{1e12, 1.001, END}, false, -1, VERDICT_UNDECIDED, 0, 0},
        {{1, 1e12, 1, END}, false, -1, VERDICT_CONVERGED, 0, 2},
        {{4, END}, false, -1, VERDICT_UNDECIDED, 0, 0},
        {{4, END}, false, 4, VERDICT_CONVERGED, 0, 0},
        {{4, 2, NAN, END}, false, -1, VERDICT_DIVERGING, 0, 2},
        {{4, -INFINITY, END}, false, 9, VERDICT_DIVERGING, 0, 1},
        {{NAN, END}, false, -1, VERDICT_UNDEFINED, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct run run = {.lr = 0.1, .optimizer = optimizer_gd, .parameters = 1};
        struct verdict v;
        double x = 0;

        for (size_t k = 0; rows[i].slopes[k] != END; k++) {
            struct state s = {.parameter = {x},
                              .loss = rows[i].rises ? (double)k : 100 - (double)k,
                              .slope = {rows[i].slopes[k]}};

            run_add_state(&run, &s);
            x -= run.lr * rows[i].slopes[k];
        }
        v = judge_run(&run, 1, NULL, rows[i].tolerance);
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
        struct objective objective = objective_of("x^2");
        struct trajectory t;
        struct verdict v;

        train(&objective, 7, rows[i].lr, 100, rows[i].tolerance, &t);
        v = judge_run(&t.runs[0], 1, &objective, rows[i].tolerance);
        check(v.kind == rows[i].kind && t.runs[0].count == rows[i].states &&
                  v.iteration == rows[i].iteration,
              "row %zu: %s at %zu of %zu", i, verdict_name(v.kind), v.iteration, t.runs[0].count);
        trajectory_release(&t);
        objective_release(&objective);
    }
}

static void describes_runs(void **state)
{
    static const struct {
        const char *function;
        double start, lr;
        long iterations;
        const char *text;
    } rows[] = {
        {"x^2", 7, 0.1, 0, "a single state"},
        {"x^2", 7, 0.1, 8, "each step keeps 0.8 of the distance"},
        {"x^2", 7, 0.9, 8, "each step crosses the minimum and keeps 0.8 of the distance"},
        {"abs(x)^2", 7, 0.9, 8, "each step turns back and is 0.8 of the last"},
        {"x^2", 7, 1e-13, 8, "each step keeps all but 2 × 10⁻¹³ of the distance"},
        {"x^2", 7, 1e-17, 8, "descending: the steps are lost to rounding"},
        {"1e10 + 1e-7*x", 7, 1, 8, "descending: some steps are too short to change the loss"},
        {"(x^2-4)^2", 3, 0.07, 200, "cycling between −1.591 and −2.245, no progress"},
        {"(x^2-4)^2", 3, 0.0775, 5000, "cycling through 4 states, no progress"},
        {"cosh(x)", 2, 1, 1, "a single step"},
        {"sqrt(x)", 1, 1, 8, "undefined from iteration 2"},
        {"x^2", 7, 0.5, 8, "converged at iteration 1"},
        {"x^2", 7, 1, 8, "cycling between 7 and −7, no progress"},
        {"x^2", 7, 1, 9, "cycling between 7 and −7, no progress"},
        {"x^2", -1.5, 1, 8, "cycling between 1.5 and −1.5, no progress"},
        {"x^2", 7, 1.1, 8, "diverging: each step leaves 1.2 times the distance"},
        {"cosh(x)", 0.1, 2.1, 8, "diverging: each step is 1.108 times the last"},
        {"x^2", 7, 1.1, 3000, "diverging: not finite from iteration 1936"},
        {"log(x)", -1, 1, 8, "undefined at the start"},
        {NULL, 0, 0.003, 40, "converged at iteration 24"},
        {NULL, 0, 0.0001, 40, "each step keeps 0.9562 of the distance"},
        {"x^4", 1, 0.01, 8, "the steps shrink, to 0.9056 of the last on average"},
        {"abs(x)", 7, 0.1, 8, "descending: the steps do not shrink"},
        {"(x^2-4)^2", 3, 0.08, 8,
         "wandering: the steps do not settle, nor does the loss keep falling"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct buf text = BUF_INIT;
        struct trajectory t;
        struct verdict v;

        struct objective objective = objective_of(rows[i].function);

        train(&objective, rows[i].start, rows[i].lr, rows[i].iterations, -1, &t);
        v = judge_run(&t.runs[0], 1, &objective, -1);
        verdict_describe(&v, &t.runs[0], &objective, false, &text);
        check(!strcmp(text.data, rows[i].text), "row %zu: '%s'", i, text.data);
        buf_release(&text);
        trajectory_release(&t);
        objective_release(&objective);
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
