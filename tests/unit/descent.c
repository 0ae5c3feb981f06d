/* Descent against exact numbers, its limits, and where minima are found. */
#include "testing.h"

#include "descent/descent.h"
#include "descent/minimum.h"
#include "descent/rule.h"
#include "math/expr.h"
#include "math/lanes.h"

/* All runs from `start`; the caller releases the trajectory. */
static void train(const struct objective *objective, double start, const double *lr, size_t runs,
                  long iterations, double tolerance, struct trajectory *trajectory)
{
    const struct descent descent = {.optimizer = {&rule_gd, {0}},
                                    .start = {start},
                                    .lr = lr,
                                    .runs = runs,
                                    .iterations = iterations,
                                    .tolerance = tolerance};
    struct err err = {0};

    assert_int_equal(descent_train(&descent, objective, trajectory, &err), 0);
    assert_int_equal(trajectory->count, runs);
}

static struct objective function(const char *text)
{
    struct objective objective;
    struct err err = {0};

    if (objective_from_function(&objective, text, &err))
        fail_msg("%s", err.message);
    return objective;
}

static struct objective pizza(void)
{
    struct objective objective;
    struct moments moments;
    struct err err = {0};

    assert_int_equal(moments_read(&moments, NULL, "data/pizza.txt", NULL, &err), 0);
    objective_from_data(&objective, &moments, "pizza.txt", 0);
    return objective;
}

/* To the digits that are printed: half of the last one. */
static void check_printed(const char *what, double got, double wanted, double last)
{
    check(near(got, wanted, 0.5 * last), "%s is %.17g, not %.13g", what, got, wanted);
}

/* x_k = 7·(1 − 2·lr)^k */
static void descends_a_parabola(void **state)
{
    static const struct {
        double lr;
        double x[9];
        double tolerance; /* relative: an ulp or two an update; 0 where every product is exact */
    } rows[] = {
        {0.1, {7, 5.6, 4.48, 3.584, 2.8672, 2.29376, 1.835008, 1.4680064, 1.17440512}, 2e-15},
        {0.3, {7, 2.8, 1.12, 0.448, 0.1792, 0.07168, 0.028672, 0.0114688, 0.00458752}, 5e-15},
        {1, {7, -7, 7, -7, 7, -7, 7, -7, 7}, 0},
        {0.5, {7, 0, 0, 0, 0, 0, 0, 0, 0}, 0},
        {1.1,
         {7, -8.4, 10.08, -12.096, 14.5152, -17.41824, 20.901888, -25.0822656, 30.09871872},
         2e-15},
    };
    struct objective objective = function("x^2");

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct trajectory t;

        train(&objective, 7, &rows[i].lr, 1, 8, -1, &t);
        check(t.runs[0].count == 9 && t.runs[0].lr == rows[i].lr, "%zu states", t.runs[0].count);
        for (size_t k = 0; k < t.runs[0].count && k < 9; k++) {
            const struct state s = run_state(&t.runs[0], k);

            check(near(s.parameter[0], rows[i].x[k], rows[i].tolerance * fabs(rows[i].x[k])),
                  "lr %g, state %zu: %.17g", rows[i].lr, k, s.parameter[0]);
            check(s.loss == s.parameter[0] * s.parameter[0] && s.slope[0] == 2 * s.parameter[0],
                  "lr %g, state %zu: loss %.17g, slope %.17g", rows[i].lr, k, s.loss, s.slope[0]);
        }
        trajectory_release(&t);
    }
    objective_release(&objective);
}

static void trains_one_run_a_rate(void **state)
{
    static const double lr[] = {0.1, 0.5, 1};
    static const double last[] = {5.6 - 2 * 0.1 * 5.6, 0, 7};
    struct objective objective = function("x^2");
    struct trajectory t;

    (void)state;
    train(&objective, 7, lr, 3, 2, -1, &t);
    assert_int_equal(t.parameters, 1);
    assert_string_equal(t.names[0], "x");
    for (size_t i = 0; i < 3; i++)
        check(t.runs[i].lr == lr[i] && t.runs[i].count == 3 &&
                  near(t.runs[i].parameter[0][2], last[i], 2e-15),
              "run %zu", i);
    trajectory_release(&t);
    objective_release(&objective);
}

/* Every state, to the sign of its zeros, is that of the rule itself, where a run is trained in
 * stretches, too; and it ends where it should. */
static void check_every_state(const char *text, double x, double lr, double tolerance)
{
    enum { ITERATIONS = 3 * LANES + 7 };
    struct objective objective = function(text);
    struct trajectory t;
    const struct run *run;
    size_t k = 0;
    bool ends = false;

    train(&objective, x, &lr, 1, ITERATIONS, tolerance, &t);
    run = &t.runs[0];
    for (; k < run->count && !ends; k++) {
        const struct evaluation at = objective_along(&objective, x);
        const struct state state = run_state(run, k);

        check(same_double(state.parameter[0], x) && same_double(state.loss, at.loss) &&
                  same_double(state.slope[0], at.slope[0]),
              "'%s', lr %g, state %zu: %.17g, %.17g, %.17g", text, lr, k, state.parameter[0],
              state.loss, state.slope[0]);
        ends = k == ITERATIONS || !state_is_finite(&state, 1) || fabs(at.slope[0]) <= tolerance;
        x -= lr * at.slope[0];
    }
    check(ends && k == run->count, "'%s', lr %g: %zu states", text, lr, run->count);
    trajectory_release(&t);
    objective_release(&objective);
}

static void trains_long_runs_as_short_ones(void **state)
{
    static const struct {
        const char *text;
        double start, lr, tolerance;
    } rows[] = {
        {"x^2", 7, 1e-3, -1},
        {"x^2", 7, 0.4, -1},
        {"x^2", 7, 1, -1},
        {"x^2", 7, 1.1, -1},
        {"x^2", -7, 1e-3, 1e-2},
        {"x^2", 7, 0.3, 1e-200},
        {"x^2", 7, 0, -1},
        {"x^2", -0.0, 0.1, -1},
        {"x^2", 1e200, 1e-3, -1},
        {"x^2", NAN, 0.1, -1},
        {"x^4", 7, 1e-3, -1},
        {"x^4", 7, 1, -1},
        {"sin(x) + x^2/10", 7, 3, -1},
        {"sin(x) + x^2/10", 7, 0.1, 1e-6},
        {"exp(x)", 9, 1e-3, -1},
        {"exp(x)", 720, 1e-300, -1},
        {"log(x)", 1, 1e-3, -1},
        {"abs(x)", 1, 1e-3, -1},
        {"-x", 0, 0.1, -1},
        {"-x", 1e308, 1e305, -1},
        {"x", 0, 0.5, -1},
        {"-(0*x)", 3, 0.1, -1},
        {"3", 3, 0.1, -1},
        {"0 - x^2", -0.0, 0.1, -1},
        {"x^x", 2, 1e-3, -1},
        {"max(x, 2)*pow(x, 1.5)", 4, 1e-3, -1},
        {"x^3", 1, 1e-3, 0},
        {"hypot(x, 3)", 2, 0.1, 1e-9},
        {"x + 0", -0.0, 0, -1},
        {"x^2 + 3", -0.0, 0, -1},
        {"3", 3, 0.1, 0},
        {"atan(1/(x+0))", -0.0, 0.1, -1},
        {"x^2", 7, 0.5, -1},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++)
        check_every_state(rows[i].text, rows[i].start, rows[i].lr, rows[i].tolerance);
}

static void keeps_the_start_without_iterations(void **state)
{
    static const double lr = 0.1;
    struct objective objective = function("x^2");
    struct trajectory t;

    (void)state;
    train(&objective, 7, &lr, 1, 0, -1, &t);
    assert_int_equal(t.runs[0].count, 1);
    assert_true(t.runs[0].loss[0] == 49);
    trajectory_release(&t);
    objective_release(&objective);
}

static void descends_on_pizza(void **state)
{
    static const double losses[] = {812.8666666667, 304.3630879787, 143.5265791020};
    static const double slopes[] = {-806.8, -453.74432, -255.185805568};
    static const double lr = 0.001;
    struct objective objective = pizza();
    struct trajectory t;

    (void)state;
    train(&objective, 0, &lr, 1, 100, -1, &t);
    assert_string_equal(t.names[0], "w");
    assert_int_equal(t.runs[0].count, 101);
    for (size_t k = 0; k < 3; k++) {
        check_printed("loss", t.runs[0].loss[k], losses[k], 1e-10);
        check_printed("slope", t.runs[0].slope[0][k], slopes[k], 1e-9);
    }
    check_printed("loss at iteration 99", t.runs[0].loss[99], 69.1209628275, 1e-10);
    check_printed("w after 100 updates", t.runs[0].parameter[0][100], 1.8436928702, 1e-10);
    trajectory_release(&t);
}

static void knows_the_minimum_of_pizza(void **state)
{
    struct objective objective = pizza();
    struct minimum minimum = minimum_near(&objective, 0, 0);

    (void)state;
    assert_true(minimum.found);
    check(minimum.parameter == 2017 / 1094.0, "w %.17g", minimum.parameter);
    check(near(minimum.loss, 69.12096282754418, 1.5e-14), "loss %.17g", minimum.loss);
    check(near(minimum.curvature, 437.6, 1e-13), "curvature %.17g", minimum.curvature);
    check_printed("stability limit", minimum_stability_limit(&minimum, &optimizer_gd),
                  0.00457038391, 1e-11);
    check_printed("one-sided limit", minimum_stability_limit(&minimum, &optimizer_gd) / 2,
                  0.00228519196, 1e-11);
    check_printed("loss at -1", objective_along(&objective, -1).loss, 1838.4666666667, 1e-10);
    check_printed("loss at 4", objective_along(&objective, 4).loss, 1086.4666666667, 1e-10);
    /* Wherever one starts: it is a closed form. */
    check(minimum_near(&objective, -1e9, 0).parameter == minimum.parameter, "from far away");
}

/* Below the one-sided limit w stays on its side of the minimum, above it it crosses. */
static void crosses_the_minimum_of_pizza_past_half_the_limit(void **state)
{
    static const double lr[] = {0.00228519, 0.0022852};
    struct objective objective = pizza();
    struct trajectory t;

    (void)state;
    train(&objective, 0, lr, 2, 1, -1, &t);
    check(t.runs[0].slope[0][1] < 0, "slope %g", t.runs[0].slope[0][1]);
    check(t.runs[1].slope[0][1] > 0, "slope %g", t.runs[1].slope[0][1]);
    trajectory_release(&t);
}

static void ends_a_run_that_overflows(void **state)
{
    static const struct {
        const char *function; /* NULL: pizza.txt */
        double start, lr;
        size_t iteration;
    } rows[] = {
        {NULL, 0, 0.1, 94}, {NULL, 0, 0.3, 73},   {NULL, 0, 1, 58},    {"x^2", 7, 1.1, 1936},
        {"x^2", 7, 3, 220}, {"sqrt(x)", 1, 1, 2}, {"log(x)", 1, 1, 1}, {"log(x)", -1, 1, 0},
        {"1/x", 0, 1, 0},   {"-x^3", 2, 1, 7},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = rows[i].function ? function(rows[i].function) : pizza();
        struct trajectory t;
        size_t last;

        train(&objective, rows[i].start, &rows[i].lr, 1, 3000, -1, &t);
        last = t.runs[0].count - 1;
        check(last == rows[i].iteration && !isfinite(t.runs[0].loss[last]),
              "row %zu: iteration %zu, loss %g", i, last, t.runs[0].loss[last]);
        check(last == 0 || isfinite(t.runs[0].loss[last - 1]), "row %zu", i);
        trajectory_release(&t);
        objective_release(&objective);
    }
}

/* Both parameters of pizza.txt at once: objective and descent take two, whoever asks for them. */
static void trains_the_bias_along(void **state)
{
    static const double lr = 0.001;
    struct objective objective = pizza();
    struct trajectory t;
    const struct run *run;

    (void)state;
    objective.parameters = 2;
    train(&objective, 0, &lr, 1, 20000, -1, &t);
    run = &t.runs[0];
    assert_int_equal(t.runs[0].count, 20001);
    check_printed("loss at iteration 1", run->loss[1], 302.5769561564, 1e-10);
    check_printed("loss at iteration 19999", run->loss[19999], 22.8427367616, 1e-10);
    check_printed("w", run->parameter[0][20000], 1.0811301700, 1e-10);
    check_printed("b", run->parameter[1][20000], 13.1722676564, 1e-10);
    trajectory_release(&t);
}

static void knows_the_least_squares_line_of_pizza(void **state)
{
    struct objective objective = pizza();
    const struct moments *m = &objective.moments;
    /* The curvature's matrix is 2·[Sxx/n + x̄², x̄; x̄, 1]. */
    double half_trace = m->sxx / (double)m->n + m->x.hi * m->x.hi + 1;
    double determinant = 4 * m->sxx / (double)m->n;
    double larger = half_trace + sqrt(half_trace * half_trace - determinant);

    (void)state;
    objective.bias = dd_subtract(m->y, dd_multiply(m->w, m->x)).hi;
    check_printed("w", m->w.hi, 1.08111195735, 1e-11);
    check_printed("b", objective.bias, 13.1725818736, 1e-10);
    check_printed("loss", objective_along(&objective, m->w.hi).loss, 22.8427367352, 1e-10);
    check_printed("larger eigenvalue", larger, 439.0683693, 1e-7);
    check_printed("smaller eigenvalue", determinant / larger, 0.5316306948, 1e-10);
    check_printed("stability limit", 2 / larger, 0.0045550993, 1e-10);
    check(near(minimum_near(&objective, 0, 0).parameter, m->w.hi, 1e-15),
          "the minimum is elsewhere");
}

static void stops_at_a_tolerance(void **state)
{
    static const struct {
        const char *function;
        double start, lr, tolerance;
        size_t count;
    } rows[] = {
        {"x^2", 7, 0.1, 1, 13},                              /* 14·0.8¹² < 1 < 14·0.8¹¹ */
        {"x^2", 7, 0.1, 14, 1},                              /* at the tolerance is near enough */
        {"x^2", 7, 0.1, 13.99, 2}, {"x^2", -7, 0.1, 1, 13},  /* |slope| */
        {"x^2", 7, 0.5, 0, 2},     {"x^2", 7, 0.5, -1, 101}, /* none: go on even where nothing moves
                                                              */
        {"x^2", 7, 0.1, 0, 101},   {"5", 7, 0.1, 0, 1},      {"x^2", 7, 1, 1, 101},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].function);
        struct trajectory t;

        train(&objective, rows[i].start, &rows[i].lr, 1, 100, rows[i].tolerance, &t);
        check(t.runs[0].count == rows[i].count, "row %zu: %zu states", i, t.runs[0].count);
        trajectory_release(&t);
        objective_release(&objective);
    }
}

/* "x+x+…" of `nodes` nodes, an odd number. */
static char *long_sum(size_t nodes)
{
    char *text = malloc(nodes + 1);

    for (size_t i = 0; i < nodes; i++)
        text[i] = i % 2 ? '+' : 'x';
    text[nodes] = '\0';
    return text;
}

static void limits_its_work(void **state)
{
    static const struct {
        size_t nodes, runs;
        long iterations;
        const char *piece; /* NULL: allowed */
    } rows[] = {
        {1, 1, 10000000, "10000001 states are more than 10000000"},
        {1, 2, 5000000, "states are more than"},
        {1, 3, 9223372036854775807, "states are more than"},
        {201, 1, 5000000, "201 operations each are too much work"},
        {20001, 2, 25000, "too much work"},
        {20001, 1, 20, NULL},
        {1, 2, 2000, NULL},
    };
    static const double lr[] = {0.1, 0.2, 0.3};

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *text = long_sum(rows[i].nodes);
        struct objective objective = function(text);
        const struct descent descent = {.optimizer = {&rule_gd, {0}},
                                        .start = {1},
                                        .lr = lr,
                                        .runs = rows[i].runs,
                                        .iterations = rows[i].iterations,
                                        .tolerance = -1};
        struct trajectory t = {0};
        struct err err = {0};
        int result = descent_train(&descent, &objective, &t, &err);

        check((result == 0) == !rows[i].piece && (err.status == STATUS_LIMIT) == (result != 0),
              "row %zu: %d, status %d", i, result, err.status);
        check(!rows[i].piece || contains(err.message, rows[i].piece), "row %zu: '%s'", i,
              err.message);
        trajectory_release(&t);
        objective_release(&objective);
        free(text);
    }
}

static void finds_minima(void **state)
{
    static const struct {
        const char *function;
        double from, parameter;
        double tolerance; /* 0 where the exact answer is a double that has to come out */
    } rows[] = {
        {"x^2", 7, 0, 0},
        {"x^2", -7, 0, 0},
        {"x^2", 0, 0, 0},
        {"x^2", 1e-9, 0, 0},
        {"x^2", 1e10, 0, 0},
        {"x^2", -1e-300, 0, 0},
        {"(x-3)^2", 7, 3, 0},
        {"(x-3)^2", 3, 3, 0},
        {"(x-3)^2", -50, 3, 0},
        {"(x-3)^2", 3.0000001, 3, 0},
        {"(x-0.1)^2+5", 7, 0.1, 0},
        {"x^2-6*x+9", 7, 3, 0},
        {"(x-1e6)^2", 7, 1e6, 0},
        {"(x+1e6)^2", 7, -1e6, 0},
        {"1e-9*x^2", 7, 0, 0},
        {"1e9*x^2+1e12", 7, 0, 0},
        {"1e-200*x^2", 7, 0, 0},
        {"1e-250*(x-3)^2", 7, 3, 0},
        {"1e200*x^2", 7, 0, 0},
        /* flat bottoms */
        {"x^4", 7, 0, 0},
        {"x^4", -0.5, 0, 0},
        {"x^8", 7, 0, 0},
        {"(x-3)^4", 7, 3, 5e-16},
        /* kinks */
        {"abs(x)", 7, 0, 0},
        {"abs(x)", 0, 0, 0},
        {"abs(x-0.3)", 7, 0.3, 0},
        {"abs(x-0.3)", -7, 0.3, 0},
        {"abs(x)+x/2", 3, 0, 0},
        {"max(x^2,x)", 3, 0, 0},
        {"sqrt(abs(x))", 4, 0, 0},
        {"abs(x-3)^0.5", 4, 3, 5e-16},
        {"hypot(x-2,0)", 9, 2, 0},
        /* several minima: the one downhill */
        {"sin(x)+x^2/10", 6, 3.837467106499049, 5e-16},
        {"x^4-3*x^3+2", 4, 2.25, 0},
        {"x^4-3*x^3+2", 1, 2.25, 0},
        {"(x^2-4)^2", 3, 2, 0},
        {"(x^2-4)^2", 0.1, 2, 0},
        {"(x^2-4)^2", -0.1, -2, 0},
        {"cos(x)", 3, 3.141592653589793, 5e-16},
        {"cos(x)", 0.5, 3.141592653589793, 5e-16},
        {"-exp(-x^2)", 2, 0, 0},
        /* others */
        {"exp(x)-x", 5, 0, 0},
        {"x*log(x)", 1, 0.36787944117144233, 6e-17},
        {"x+1/x", 3, 1, 0},
        {"x+4/x", 0.1, 2, 0},
        {"x-log(x)", 30, 1, 0},
        {"x^x", 2, 0.36787944117144233, 6e-17},
        {"cosh(x-1)", 4, 1, 0},
        {"softplus(x)+softplus(-x)", 3, 0, 0},
        {"sqrt(1+x^2)", 300, 0, 0},
        {"-1/(1+x^2)", 3, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].function);
        struct minimum minimum = minimum_near(&objective, rows[i].from, 0);

        check(minimum.found && near(minimum.parameter, rows[i].parameter, rows[i].tolerance),
              "%s from %g: %s %.17g", rows[i].function, rows[i].from,
              minimum.found ? "found" : "not found", minimum.parameter);
        check(!minimum.found ||
                  near(minimum.loss, objective_along(&objective, minimum.parameter).loss, 1e-30),
              "%s: loss %.17g", rows[i].function, minimum.loss);
        objective_release(&objective);
    }
}

static void finds_none(void **state)
{
    static const struct {
        const char *function;
        double from;
    } rows[] = {
        /* flat, or falling for ever */
        {"5", 7},
        {"0*x", 7},
        {"x", 7},
        {"-x", 7},
        {"x^3", 1},
        {"x^3", -1},
        {"x^3", 0},
        {"(x-3)^3", 3},
        {"-x^2", 1},
        {"-x^2", 0},
        {"-abs(x)", 1},
        {"-abs(x)", 0},
        {"sign(x)", 1},
        {"relu(x)", -1},
        /* towards a value that is never reached, or reached only by rounding */
        {"exp(x)", 0},
        {"exp(x)", 5},
        {"exp(x)", -400},
        {"exp(-x)", 0},
        {"1/x", 1},
        {"1/x", -1},
        {"1/x^2", 1},
        {"1/x^2", -1},
        {"sigmoid(x)", 0},
        {"tanh(x)", 3},
        {"softplus(x)", 0},
        {"atan(x)", 1},
        {"log(1+exp(x))", 1},
        {"1e-200*exp(x)", 0},
        /* poles */
        {"-1/x^2", 1},
        {"-1/x^2", -1},
        {"log(abs(x))", 1},
        {"-1/abs(x)", 2},
        {"-1/(x-0.3)^2", 1},
        {"-1/(x-0.3)^2", -1},
        {"log(abs(x-0.3))", 1},
        {"log(abs(x-0.3))", -1},
        {"tan(x)", 1},
        {"log(x)", 1},
        {"sqrt(x)", 1},
        /* undefined at the start */
        {"log(x)", -1},
        {"sqrt(x)", -1},
        {"1/x", 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].function);
        struct minimum minimum = minimum_near(&objective, rows[i].from, 0);

        check(!minimum.found, "%s from %g: found %.17g, loss %g", rows[i].function, rows[i].from,
              minimum.parameter, minimum.loss);
        check(minimum_stability_limit(&minimum, &optimizer_gd) == 0, "%s has a limit",
              rows[i].function);
        objective_release(&objective);
    }
}

static void knows_the_stability_limit(void **state)
{
    static const struct {
        const char *function;
        double from, curvature, limit; /* 0: not known */
    } rows[] = {
        {"x^2", 7, 2, 1},
        {"(x-3)^2/4", 7, 0.5, 4},
        {"x^4-3*x^3+2", 4, 20.25, 2 / 20.25},
        {"(x^2-4)^2", 3, 32, 0.0625},
        {"cos(x)", 3, 1, 2},
        {"x^4", 7, 0, 0},
        {"abs(x)", 7, 0, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].function);
        struct minimum minimum = minimum_near(&objective, rows[i].from, 0);

        check(near(minimum.curvature, rows[i].curvature, 1e-13 * rows[i].curvature) &&
                  near(minimum_stability_limit(&minimum, &optimizer_gd), rows[i].limit,
                       1e-13 * rows[i].limit),
              "%s: curvature %.17g, limit %.17g", rows[i].function, minimum.curvature,
              minimum_stability_limit(&minimum, &optimizer_gd));
        objective_release(&objective);
    }
}

static void finds_the_least_squares_minimum(void **state)
{
    static const struct {
        const char *rows;
        double bias;
        bool found;
        double w;
    } rows[] = {
        {"1 2\n2 4\n", 0, true, 2},
        {"1 2\n2 4\n", 1, true, 1.4},
        {"1 3\n1 5\n", 0, true, 4},
        {"2 3\n", 1, true, 1},
        {"0 3\n0 5\n", 0, false, 0},
        {"-1 1\n1 1\n", 0, true, 0},
        {"100000000 200000001\n100000001 200000003\n", 1, true, 2},
        {"0.3 0.6\n0.6 1.2\n", 0, true, 2},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        char *path = make_text_file(rows[i].rows);
        struct moments moments = {0};
        struct objective objective;
        struct minimum minimum;
        struct err err = {0};

        moments_read(&moments, NULL, path, NULL, &err);
        objective_from_data(&objective, &moments, "rows", rows[i].bias);
        minimum = minimum_near(&objective, 0, 0);
        check(minimum.found == rows[i].found && (!minimum.found || minimum.parameter == rows[i].w),
              "row %zu: found %d, %.17g", i, minimum.found, minimum.parameter);
        remove_file(path);
    }
}

static void tells_quadratic_objectives(void **state)
{
    static const struct {
        const char *function;
        bool quadratic;
    } rows[] = {
        {"x^2", true}, {"(x-3)^2/4+1", true}, {"x", false},      {"x^4", false},
        {"5", false},  {"abs(x)^2", false},   {"sin(x)", false}, {NULL, true},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = rows[i].function ? function(rows[i].function) : pizza();

        check(objective.is_quadratic == rows[i].quadratic &&
                  objective_is_data(&objective) == !rows[i].function,
              "row %zu", i);
        objective_release(&objective);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(descends_a_parabola),
        TEST(trains_one_run_a_rate),
        TEST(trains_long_runs_as_short_ones),
        TEST(keeps_the_start_without_iterations),
        TEST(descends_on_pizza),
        TEST(knows_the_minimum_of_pizza),
        TEST(crosses_the_minimum_of_pizza_past_half_the_limit),
        TEST(ends_a_run_that_overflows),
        TEST(trains_the_bias_along),
        TEST(knows_the_least_squares_line_of_pizza),
        TEST(stops_at_a_tolerance),
        TEST(limits_its_work),
        TEST(finds_minima),
        TEST(finds_none),
        TEST(knows_the_stability_limit),
        TEST(finds_the_least_squares_minimum),
        TEST(tells_quadratic_objectives),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
