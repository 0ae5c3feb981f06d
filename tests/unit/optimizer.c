/*
 * Optimisers: their states against numbers of an independent implementation, their limits, and how
 * they are read. Those of f(x, y) = 0.1x² + 2y² are also in Dive into Deep Learning.
 */
#include "testing.h"

#include "descent/descent.h"
#include "descent/judge.h"
#include "descent/minimum.h"

static void read_one(struct optimizer *optimizer, const char *text)
{
    struct optimizer *all;
    struct err err = {0};
    size_t count;

    if (optimizers_read(&all, &count, text, STATUS_USAGE, &err))
        fail_msg("%s", err.message);
    *optimizer = all[0];
    free(all);
}

/* Trains a single run, which the caller releases with the trajectory. */
static void train(struct trajectory *trajectory, const char *function, const char *optimizer,
                  const double *start, double lr, long iterations)
{
    struct descent descent = {.start = {start[0], start[1]},
                              .lr = &lr,
                              .runs = 1,
                              .iterations = iterations,
                              .tolerance = -1};
    struct objective objective;
    struct err err = {0};

    read_one(&descent.optimizer, optimizer);
    if (objective_from_function(&objective, function, &err) ||
        descent_train(&descent, &objective, trajectory, &err))
        fail_msg("%s", err.message);
    judge_all(trajectory, &objective, -1);
    objective_release(&objective);
}

static const char wide[] = "0.1*x^2 + 2*y^2", rosenbrock[] = "(1-x)^2 + 100*(y-x^2)^2",
                  quartic[] = "x^4 - 3*x^3 + 2";

static void makes_the_states_that_others_make(void **state)
{
    static const struct {
        const char *function, *optimizer;
        double lr, start[2];
        long k;
        double at[2], within;
    } rows[] = {
        {wide, "gd", 0.6, {-5, -2}, 20, {-0.387813968191, -1673.365108505695}, 1e-12},
        {wide, "momentum:beta=0.5", 0.6, {-5, -2}, 20, {0.007187866737, 0.002553274755}, 1e-12},
        {wide, "momentum:beta=0.25", 0.6, {-5, -2}, 20, {-0.126339630206, -0.186632230115}, 1e-12},
        {wide, "nesterov:beta=0.5", 0.4, {-5, -2}, 20, {-0.109296361265, -44.663927304293}, 1e-12},
        {wide, "adagrad", 0.4, {-5, -2}, 20, {-2.382562394462, -0.158590547735}, 1e-12},
        {wide, "rmsprop:alpha=0.9", 0.4, {-5, -2}, 20, {-0.010597977742, 1.036e-14}, 1e-12},
        {wide, "adam", 0.4, {-5, -2}, 20, {0.996032546924, -0.212750652270}, 1e-12},
        {wide, "momentum", 0.6, {-5, -2}, 1, {-4.4, 2.8}, 1e-12},
        {wide, "adagrad", 0.4, {-5, -2}, 1, {-4.60000000004, -1.600000000005}, 1e-12},
        {wide, "rmsprop:alpha=0.9", 0.4, {-5, -2}, 1, {-3.735088975933, -0.735088940933}, 1e-12},
        {wide, "adam", 0.4, {-5, -2}, 1, {-4.600000004, -1.6000000005}, 1e-12},
        {"x^2", "momentum", 0.1, {7}, 1, {5.6}, 1e-12},
        {"x^2", "momentum", 0.1, {7}, 8, {-3.65970962}, 1e-12},
        {"x^2", "nesterov", 0.1, {7}, 3, {-0.758464}, 1e-12},
        {"x^2", "nesterov", 0.1, {7}, 8, {-1.246327039381}, 1e-12},
        {"x^2", "adam", 0.1, {7}, 2, {6.800040091636}, 1e-12},
        {"x^2", "adam", 0.1, {7}, 8, {6.202687180943}, 1e-12},
        {"x^2", "rmsprop", 0.1, {7}, 8, {3.222062450635}, 1e-12},
        {"x^2", "adagrad", 1, {7}, 8, {3.247126775177}, 1e-12},
        {quartic, "newton", 1, {4}, 1, {3.066666666667}, 1e-12},
        {quartic, "newton", 1, {4}, 3, {2.301941349030}, 1e-12},
        {quartic, "newton", 1, {4}, 6, {2.250000000018}, 1e-12},
        {rosenbrock, "momentum", 0.001, {-1.2, 1}, 2000, {0.999922429804, 0.999844555206}, 1e-12},
        {rosenbrock, "nesterov", 0.001, {-1.2, 1}, 2000, {0.999907793006, 0.999815225517}, 1e-12},
        {rosenbrock, "adam", 0.02, {-1.2, 1}, 2000, {0.972006268840, 0.944706187381}, 1e-12},
        {rosenbrock, "rmsprop", 0.005, {-1.2, 1}, 2000, {0.939481818441, 0.889727886736}, 1e-12},
        {rosenbrock, "adagrad", 0.5, {-1.2, 1}, 2000, {0.879306449019, 0.772729734892}, 1e-12},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct trajectory trajectory;
        struct state last;

        train(&trajectory, rows[i].function, rows[i].optimizer, rows[i].start, rows[i].lr,
              rows[i].k);
        last = run_last_state(&trajectory.runs[0]);
        check(fabs(last.parameter[0] - rows[i].at[0]) <= rows[i].within &&
                  fabs(last.parameter[1] - rows[i].at[1]) <= rows[i].within,
              "%s by %s, state %ld: %.12f, %.12f", rows[i].function, rows[i].optimizer, rows[i].k,
              last.parameter[0], last.parameter[1]);
        trajectory_release(&trajectory);
    }
}

/* The same random numbers in each run of the test, from 0 to 1. */
static double random_part(uint64_t *seed)
{
    *seed = *seed * 6364136223846793005u + 1442695040888963407u;
    return (double)(*seed >> 11) / 9007199254740992.0;
}

static void judge_beside_limit(const char *rule, double beta, double curvature, double part)
{
    const double start[2] = {3, 0};
    struct trajectory trajectory;
    char name[64], function[64];
    struct optimizer optimizer;
    enum verdict_kind kind;

    snprintf(name, sizeof name, "%s:beta=%.17g", rule, beta);
    snprintf(function, sizeof function, "%.17g/2*x^2", curvature);
    read_one(&optimizer, name);
    for (long iterations = 20; iterations <= 2000; iterations *= 10) {
        train(&trajectory, function, name, start, part * optimizer_limit(&optimizer, curvature),
              iterations);
        kind = trajectory.runs[0].verdict.kind;
        check(part > 1 ? kind == VERDICT_DIVERGING
                       : kind == VERDICT_OSCILLATING || kind == VERDICT_CONVERGED,
              "%s at %g of its limit on %s, %ld iterations: %s", name, part, function, iterations,
              verdict_name(kind));
        trajectory_release(&trajectory);
    }
}

static void leaves_beyond_its_limit_alone(void **state)
{
    static const char *const names[] = {"momentum", "nesterov"};
    uint64_t seed = 29;

    (void)state;
    for (size_t i = 0; i < 50; i++) {
        double beta = 0.99 * random_part(&seed), curvature = pow(10, 6 * random_part(&seed) - 3);

        for (size_t j = 0; j < LENGTH(names); j++) {
            judge_beside_limit(names[j], beta, curvature, 1.0001);
            judge_beside_limit(names[j], beta, curvature, 0.9999);
        }
    }
}

/* Momentum that turns slowly: it passes the minimum with steps that grow at first. */
static void turns_and_comes_to_rest(void **state)
{
    const double start[2] = {7, 0};
    bool rests = false;

    (void)state;
    for (long iterations = 2; iterations <= 1000; iterations++) {
        struct trajectory trajectory;
        const struct run *run;

        train(&trajectory, "x^2", "momentum", start, 0.1, iterations);
        run = &trajectory.runs[0];
        check(run->verdict.kind == (run->verdict.kind == VERDICT_CONVERGED && iterations > 400
                                        ? VERDICT_CONVERGED
                                    : iterations < 4 ? VERDICT_DESCENDING
                                                     : VERDICT_OSCILLATING),
              "%ld iterations: %s", iterations, verdict_name(run->verdict.kind));
        rests = run->verdict.kind == VERDICT_CONVERGED;
        trajectory_release(&trajectory);
    }
    check(rests, "does not come to rest");
}

/* With the best rate and beta, distances fall by √beta a step in the limit. */
static void falls_as_fast_as_is_known(void **state)
{
    const double start[2] = {9, 1};
    const double lr = pow(2 / (sqrt(20) + sqrt(2)), 2);
    struct trajectory trajectory;
    struct state before, last;
    double ratio;

    (void)state;
    train(&trajectory, "x^2 + 10*y^2", "momentum:beta=0.2698738636182193", start, lr, 140);
    before = run_state(&trajectory.runs[0], 139);
    last = run_last_state(&trajectory.runs[0]);
    ratio = hypot(last.parameter[0], last.parameter[1]) /
            hypot(before.parameter[0], before.parameter[1]);
    check(fabs(ratio - 0.5235) < 1e-3, "%.6f", ratio);
    trajectory_release(&trajectory);
}

static void refuses_what_there_is_not(void **state)
{
    static const struct {
        const char *text, *message;
    } rows[] = {
        {"momentm", "there is no 'momentm'; did you mean 'momentum'?"},
        {"sgd", "there is no 'sgd'; did you mean 'gd'?"},
        {"", "there is no ''"},
        {"adam,", "there is no ''"},
        {"gd:lr=1", "gd has no 'lr'; its name stands alone"},
        {"momentum:bta=0.5", "momentum has no 'bta'; did you mean 'beta'?"},
        {"momentum:beta", "'beta' of momentum is not KEY=VALUE"},
        {"momentum:beta=1", "beta of momentum must be at least 0 and below 1"},
        {"momentum:beta=-0.1", "beta of momentum must be at least 0 and below 1"},
        {"adam:eps=0", "eps of adam must be above 0"},
        {"adam:beta1=nan", "beta1 of adam: 'nan' is not a finite decimal number"},
        {"adam:beta1=", "beta1 of adam: '' is not a finite decimal number"},
        {"adam,gd,adam:beta1=0.9", "adam stands there twice"},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct optimizer *optimizers;
        struct err err = {0};
        size_t count;

        check(optimizers_read(&optimizers, &count, rows[i].text, STATUS_USAGE, &err) == -1 &&
                  err.status == STATUS_USAGE && strstr(err.message, rows[i].message),
              "'%s': %s", rows[i].text, err.message);
    }
}

static void reads_what_it_writes(void **state)
{
    static const char text[] = "adam:beta1=0.8:beta2=0.99:eps=1e-7";
    struct optimizer optimizer, again;
    struct buf out = BUF_INIT;

    (void)state;
    read_one(&optimizer, " adam : eps=1e-7 : beta2=0.99 : beta1=0.8 ");
    optimizer_add_text(&out, &optimizer);
    assert_string_equal(out.data, text);
    read_one(&again, out.data);
    check(optimizer_is_same(&optimizer, &again), "not the same");
    buf_release(&out);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(makes_the_states_that_others_make), TEST(leaves_beyond_its_limit_alone),
        TEST(turns_and_comes_to_rest),           TEST(falls_as_fast_as_is_known),
        TEST(refuses_what_there_is_not),         TEST(reads_what_it_writes),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
