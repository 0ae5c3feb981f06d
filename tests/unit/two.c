/* Objectives in two parameters: derivatives, descent, minimum, verdict, slices. */
#include "testing.h"

#include "descent/descent.h"
#include "descent/judge.h"
#include "descent/minimum.h"
#include "descent/rule.h"

static struct objective pizza(void)
{
    struct objective objective;
    struct moments moments;
    struct err err = {0};

    assert_int_equal(moments_read(&moments, NULL, "data/pizza.txt", NULL, &err), 0);
    objective_from_data(&objective, &moments, "pizza.txt", NAN);
    return objective;
}

static struct objective function(const char *text)
{
    struct objective objective;
    struct err err = {0};

    if (objective_from_function(&objective, text, &err))
        fail_msg("'%s': %s", text, err.message);
    return objective;
}

/* Value, slopes and curvature in closed form. */
static void derives_in_both(void **state)
{
    static const struct {
        const char *text;
        double at[2], loss, slope[2], curvature, mixed, second;
    } rows[] = {
        {"x^2 + 10*y^2", {9, 1}, 91, {18, 20}, 2, 0, 20},
        {"x*y", {3, 4}, 12, {4, 3}, 0, 1, 0},
        {"x^2*y^3", {2, 3}, 108, {108, 108}, 54, 108, 72},
        {"(1-x)^2 + 100*(y-x^2)^2", {-1.2, 1}, 24.2, {-215.6, -88}, 1330, 480, 200},
        {"exp(x*y)", {0, 2}, 1, {2, 0}, 4, 1, 0},
        {"hypot(x,y)", {3, 4}, 5, {0.6, 0.8}, 0.128, -0.096, 0.072},
        {"y", {5, 7}, 7, {0, 1}, 0, 0, 0},
        {"3 + 0*y", {5, 7}, 3, {0, 0}, 0, 0, 0},
        {"x/y", {6, 2}, 3, {0.5, -1.5}, 0, -0.25, 1.5},
        {"sin(x)*cos(y)", {0, 0}, 0, {1, 0}, 0, 0, 0},
        {"pow(x,y)",
         {2, 3},
         8,
         {12, 8 * 0.6931471805599453},
         12,
         4 + 12 * 0.6931471805599453,
         8 * 0.4804530139182014},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].text);
        struct evaluation e = objective_at(&objective, rows[i].at);
        const double got[] = {e.loss, e.slope[0], e.slope[1], e.curvature, e.mixed, e.second};
        const double wanted[] = {rows[i].loss,      rows[i].slope[0], rows[i].slope[1],
                                 rows[i].curvature, rows[i].mixed,    rows[i].second};

        check(objective.parameters == 2, "'%s': %zu parameters", rows[i].text,
              objective.parameters);
        for (size_t j = 0; j < LENGTH(got); j++)
            check(near(got[j], wanted[j], 1e-12 * (1 + fabs(wanted[j]))), "'%s': %zu: %.17g",
                  rows[i].text, j, got[j]);
        objective_release(&objective);
    }
}

/* Against the direct sums over the rows of the data set. */
static void derives_the_mean_squared_error(void **state)
{
    const double n = 30, sx = 380, sy = 806, sxx = 6564, sxy = 12102, syy = 24386;
    static const double points[][2] = {{0, 0}, {1, 13}, {-3, 40}, {1.0811119574, 13.1725818736}};
    struct objective objective = pizza();

    (void)state;
    for (size_t i = 0; i < LENGTH(points); i++) {
        double w = points[i][0], b = points[i][1];
        struct evaluation e = objective_at(&objective, points[i]);
        double loss =
            (syy - 2 * w * sxy - 2 * b * sy + w * w * sxx + 2 * w * b * sx + n * b * b) / n;
        double slope_w = 2 * (w * sxx + b * sx - sxy) / n, slope_b = 2 * (w * sx + b * n - sy) / n;

        check(near(e.loss, loss, 1e-12 * loss), "point %zu: loss %.17g, not %.17g", i, e.loss,
              loss);
        check(near(e.slope[0], slope_w, 1e-10) && near(e.slope[1], slope_b, 1e-10),
              "point %zu: slopes %.17g and %.17g", i, e.slope[0], e.slope[1]);
        check(near(e.curvature, 437.6, 1e-12) && near(e.mixed, 2 * sx / n, 1e-13) && e.second == 2,
              "point %zu: curvature", i);
    }
}

static void trains_pizza_to_every_digit(void **state)
{
    static const double lr = 0.001;
    const struct descent descent = {
        .optimizer = {&rule_gd, {0}}, .lr = &lr, .runs = 1, .iterations = 20000, .tolerance = -1};
    struct objective objective = pizza();
    struct trajectory trajectory;
    struct err err = {0};
    const struct run *run;
    char text[80];

    (void)state;
    assert_int_equal(descent_train(&descent, &objective, &trajectory, &err), 0);
    run = &trajectory.runs[0];
    snprintf(text, sizeof text, "%.10f %.10f", run->loss[1], run->loss[19999]);
    assert_string_equal(text, "302.5769561564 22.8427367616");
    snprintf(text, sizeof text, "%.10f %.10f", run->parameter[0][20000], run->parameter[1][20000]);
    assert_string_equal(text, "1.0811301700 13.1722676564");
    trajectory_release(&trajectory);
}

static void finds_minima(void **state)
{
    static const struct {
        const char *text;
        double from[2];
        bool found;
        double at[2], curvature;
    } rows[] = {
        {"x^2 + 10*y^2", {9, 1}, true, {0, 0}, 20},
        {"(x-1)^2 + (x+y)^2", {5, 5}, true, {1, -1}, 3 + 2.23606797749979},
        {"(1-x)^2 + 100*(y-x^2)^2", {-1.2, 1}, true, {1, 1}, 1001.600639361},
        {"x^2 - y^2", {1, 1}, false, {0, 0}, 0},
        {"x + y", {1, 1}, false, {0, 0}, 0},
        {"3 + 0*y", {1, 1}, false, {0, 0}, 0},
        {"-x^2 - y^2", {1, 1}, false, {0, 0}, 0},
        {"x - log(x) + y^2", {0.5, 1}, true, {1, 0}, 2},
        {"log(x) + y^2", {0.5, 1}, false, {0, 0}, 0},
    };
    struct objective data = pizza();
    struct minimum minimum = minimum_near_both(&data, (const double[]){0, 0}, 0);

    (void)state;
    check(minimum.found && near(minimum.parameter, 1.0811119573, 1e-9) &&
              near(minimum.second, 13.1725818736, 1e-9) && near(minimum.loss, 22.8427367352, 1e-9),
          "pizza: %.12g %.12g %.12g", minimum.parameter, minimum.second, minimum.loss);
    check(near(minimum.curvature, 439.0683693, 1e-6) &&
              near(minimum_stability_limit(&minimum, &optimizer_gd), 0.0045550993, 1e-10),
          "pizza: %.12g", minimum.curvature);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct objective objective = function(rows[i].text);

        minimum = minimum_near_both(&objective, rows[i].from, 0);
        check(minimum.found == rows[i].found, "'%s': found %d at %g, %g", rows[i].text,
              minimum.found, minimum.parameter, minimum.second);
        if (rows[i].found)
            check(near(minimum.parameter, rows[i].at[0], 1e-7) &&
                      near(minimum.second, rows[i].at[1], 1e-7) &&
                      near(minimum.curvature, rows[i].curvature, 1e-6 * rows[i].curvature),
                  "'%s': %.12g, %.12g, curvature %.12g", rows[i].text, minimum.parameter,
                  minimum.second, minimum.curvature);
        objective_release(&objective);
    }
}

static void judges_the_worst_direction(void **state)
{
    static const struct {
        const char *text;
        double start[2], lr;
        long iterations;
        enum verdict_kind kind;
        double rho;
    } rows[] = {
        {"x^2 + 10*y^2", {9, 1}, 0.04, 8, VERDICT_CONVERGING, 0.919294740136},
        {"x^2 + 10*y^2", {9, 1}, 0.09, 8, VERDICT_OSCILLATING, 0.819795634026},
        {"x^2 + 10*y^2", {9, 1}, 0.1, 8, VERDICT_CYCLING, 1},
        {"x^2 + 10*y^2", {9, 1}, 0.11, 8, VERDICT_DIVERGING, 1.2},
        {"x^2 + 10*y^2", {9, 1}, 0.11, 2, VERDICT_DIVERGING, 1.2},
        {"x^2 + 10*y^2", {9, 0}, 0.1, 8, VERDICT_CONVERGING, 0.8},
        /* The same valley, turned by 45°: only the eigenvectors see it. */
        {"5.5*x^2 + 5.5*y^2 - 9*x*y", {5, 4}, 0.1, 8, VERDICT_CYCLING, 1},
        {"5.5*x^2 + 5.5*y^2 - 9*x*y", {5, 4}, 0.09, 8, VERDICT_OSCILLATING, 0.819795634026},
        {"x^2 - y^2", {1, 0.1}, 0.1, 20, VERDICT_DESCENDING, 1.19949418691},
        /* It grows without bound, however small it is. */
        {"x^2 + 10*y^2", {9, 1e-6}, 0.11, 8, VERDICT_DIVERGING, 1.2},
        {"x^2 + 10*y^2", {9, 1e-20}, 0.11, 200, VERDICT_DIVERGING, 1.2},
        {"x^2 + 1000*y^2", {9, 1}, 0.0009, 100, VERDICT_OSCILLATING, 0.9982},
        {"(x-0.1*y)^2", {1, 1}, 0.1, 400, VERDICT_CONVERGED, 0},
        {"1e-200*x^2 + 1e200*y^2", {1, 1}, 1e-201, 400, VERDICT_DESCENDING, 1},
        {"1e-20*x + y^2", {1, 1}, 0.1, 400, VERDICT_DESCENDING, 1},
        {"0*x + y^2", {1, 1}, 0.1, 400, VERDICT_CONVERGED, 0},
        {"x*y", {1, 0.3}, 0.1, 8, VERDICT_DESCENDING, 1.00217704818},
        {"(1-x)^2+100*(y-x^2)^2", {-1.2, 1}, 0.001, 8, VERDICT_DESCENDING, 0.498293926438},
        {"(1.5-x+x*y)^2+(2.25-x+x*y^2)^2+(2.625-x+x*y^3)^2",
         {1, 1},
         0.05,
         100,
         VERDICT_CONVERGING,
         0.979542807742},
        {"x + y", {1, 1}, 0.1, 8, VERDICT_DESCENDING, 1},
        {"3 + 0*y", {1, 1}, 0.1, 8, VERDICT_CONVERGED, 0},
        {"x^2 + y^2", {1, 2}, 0.5, 3, VERDICT_CONVERGED, 0},
        {"x^4 + y^2", {9, 9}, 1, 9, VERDICT_DIVERGING, 0},
        {"x^2 + y^2", {1, 2}, 0.1, 0, VERDICT_UNDECIDED, 0},
    };

    (void)state;
    for (size_t i = 0; i < LENGTH(rows); i++) {
        const struct descent descent = {.optimizer = {&rule_gd, {0}},
                                        .start = {rows[i].start[0], rows[i].start[1]},
                                        .lr = &rows[i].lr,
                                        .runs = 1,
                                        .iterations = rows[i].iterations,
                                        .tolerance = -1};
        struct objective objective = function(rows[i].text);
        struct trajectory trajectory;
        struct err err = {0};
        const struct verdict *verdict;

        assert_int_equal(descent_train(&descent, &objective, &trajectory, &err), 0);
        judge_all(&trajectory, &objective, -1);
        verdict = &trajectory.runs[0].verdict;
        check(verdict->kind == rows[i].kind && near(verdict->rho, rows[i].rho, 1e-9),
              "row %zu, '%s', lr %g: %s, %.12g", i, rows[i].text, rows[i].lr,
              verdict_name(verdict->kind), verdict->rho);
        trajectory_release(&trajectory);
        objective_release(&objective);
    }
}

/* As trained on columns that were standardised by hand, and told in the units of the data. */
static void descends_on_standardised_columns(void **state)
{
    static const double x[] = {1, 2, 4, 7}, y[] = {3, -1, 8, 10}, lr = 0.3;
    const double mean_x = 3.5, mean_y = 5, sd_x = sqrt(5.25), sd_y = sqrt(18.5);
    struct moments moments = {.n = 4, .x = {3.5, 0}, .y = {5, 0}, .sxx = 21, .w = {0, 0}};
    double slope = 0, v = (-2 * sd_x) / sd_y, c = (-2 * mean_x + 4 - mean_y) / sd_y;
    const struct descent descent = {.optimizer = {&rule_normalized, {0}},
                                    .start = {-2, 4},
                                    .lr = &lr,
                                    .runs = 1,
                                    .iterations = 12,
                                    .tolerance = -1};
    struct objective objective;
    struct trajectory trajectory;
    struct err err = {0};

    (void)state;
    for (size_t i = 0; i < LENGTH(x); i++)
        slope += (x[i] - mean_x) * (y[i] - mean_y) / 21;
    moments.w.hi = slope;
    for (size_t i = 0; i < LENGTH(x); i++)
        moments.residual += pow(y[i] - mean_y - slope * (x[i] - mean_x), 2);
    objective_from_data(&objective, &moments, "four.txt", NAN);
    assert_int_equal(descent_train(&descent, &objective, &trajectory, &err), 0);
    assert_int_equal(trajectory.runs[0].count, 13);
    assert_true(trajectory.runs[0].optimizer.rule == &rule_normalized);
    for (size_t k = 0; k <= 12; k++) {
        const struct state got = run_state(&trajectory.runs[0], k);
        double w = v * sd_y / sd_x, b = mean_y + sd_y * c - w * mean_x, dv = 0, dc = 0;

        check(near(got.parameter[0], w, 1e-12) && near(got.parameter[1], b, 1e-12),
              "state %zu: %.17g, %.17g", k, got.parameter[0], got.parameter[1]);
        for (size_t i = 0; i < LENGTH(x); i++) {
            double u = (x[i] - mean_x) / sd_x, error = v * u + c - (y[i] - mean_y) / sd_y;

            dv += 2 * error * u / 4;
            dc += 2 * error / 4;
        }
        v -= lr * dv;
        c -= lr * dc;
    }
    trajectory_release(&trajectory);
    objective_release(&objective);
}

/* However far x̄ lies from 0: w keeps 0.4 of its distance in each step, and the minimum is known. */
static void stays_exact_far_from_zero(void **state)
{
    static const double lr = 0.3;
    const struct moments moments = {.n = 50,
                                    .x = dd_from(1e9),
                                    .y = dd_from(3e9),
                                    .sxx = 1e4,
                                    .w = dd_from(1.99974),
                                    .residual = 1};
    const struct descent descent = {.optimizer = {&rule_normalized, {0}},
                                    .lr = &lr,
                                    .runs = 1,
                                    .iterations = 100,
                                    .tolerance = -1};
    struct objective objective;
    struct trajectory trajectory;
    struct minimum minimum;
    struct err err = {0};

    (void)state;
    objective_from_data(&objective, &moments, "far.csv", NAN);
    assert_int_equal(descent_train(&descent, &objective, &trajectory, &err), 0);
    for (size_t k = 0; k <= 100; k++) {
        double w = run_state(&trajectory.runs[0], k).parameter[0];

        check(near(w, (1 - pow(0.4, (double)k)) * 1.99974, 1e-14), "state %zu: %.17g", k, w);
    }
    judge_all(&trajectory, &objective, -1);
    check(trajectory.runs[0].verdict.kind == VERDICT_CONVERGED, "%s",
          verdict_name(trajectory.runs[0].verdict.kind));
    minimum = minimum_of_runs(&objective, trajectory.runs, 1, 100);
    check(minimum.found && minimum.parameter == 1.99974 &&
              near(minimum_stability_limit(&minimum, &optimizer_gd), 1e-18, 1e-24),
          "%g, %g, limit %g", minimum.parameter, minimum.second,
          minimum_stability_limit(&minimum, &optimizer_gd));
    trajectory_release(&trajectory);
}

static void slices_pass_through_their_point(void **state)
{
    static const double points[][2] = {{9, 1}, {-1, 2}, {0.5, -3}};
    struct objective objective = function("x^2*y + 3*y^2 - x");

    (void)state;
    for (size_t i = 0; i < LENGTH(points); i++)
        for (size_t along = 0; along < 2; along++) {
            struct objective slice = objective_slice(&objective, points[i], along);
            struct evaluation whole = objective_at(&objective, points[i]);
            struct evaluation part = objective_along(&slice, points[i][along]);
            const double aside[] = {points[i][along] + 1, points[i][1 - along] - 1};
            struct objective moved = objective_move_slice(&slice, aside);
            const double at[] = {along ? aside[1] : aside[0], along ? aside[0] : aside[1]};

            check(part.loss == whole.loss && part.slope[0] == whole.slope[along] &&
                      part.curvature == (along ? whole.second : whole.curvature),
                  "point %zu along %zu", i, along);
            check(!strcmp(slice.names[0], along ? "y" : "x") && slice.parameters == 1, "names");
            check(!strcmp(objective_name(&slice, 1), along ? "x" : "y"), "name of what is held");
            check(objective_along(&moved, aside[0]).loss == objective_at(&objective, at).loss,
                  "point %zu along %zu, moved", i, along);
        }
    objective_release(&objective);
}

/* In closed form, where the slope along it is 0: w for this b, and b for this w. */
static void slices_of_data_have_minima(void **state)
{
    static const double at[] = {2, 5};
    struct objective data = pizza();

    (void)state;
    for (size_t along = 0; along < 2; along++) {
        struct objective slice = objective_slice(&data, at, along);
        struct minimum minimum = minimum_near(&slice, 0, 0);
        struct evaluation there = objective_along(&slice, minimum.parameter);

        check(minimum.found && near(there.slope[0], 0, 1e-11) && there.loss == minimum.loss,
              "along %zu: %.17g, slope %g", along, minimum.parameter, there.slope[0]);
    }
}

/* What is said of a slice is said of the whole. */
static void objectives_describe_themselves(void **state)
{
    static const double at[] = {2, 5};
    struct objective objectives[] = {function("x^2 - 3*y^21 + 1e-9"), pizza()};
    const char *const wanted[] = {
        "function: 𝑓(𝑥, 𝑦) = 𝑥² − 3𝑦²¹ + 10⁻⁹: ",
        "mse: 𝑦\u0302 = 𝑤·𝑥 + 𝑏 on pizza.txt: mean squared error over 30 examples, 𝑏 trained"};

    (void)state;
    for (size_t i = 0; i < LENGTH(objectives); i++) {
        struct objective slice = objective_slice(&objectives[i], at, 1);
        struct buf text = BUF_INIT;

        buf_printf(&text, "%s: ", slice.kind->name);
        objective_describe(&slice, &text);
        buf_puts(&text, ": ");
        objective_describe_data(&slice, &text);
        check(!strcmp(text.data, wanted[i]), "'%s', not '%s'", text.data, wanted[i]);
        check(objective_is_same(&objectives[i], &objectives[i]) &&
                  !objective_is_same(&objectives[i], &objectives[1 - i]),
              "%s is the same as itself alone", wanted[i]);
        buf_release(&text);
    }
    objective_release(&objectives[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(derives_in_both),
        TEST(derives_the_mean_squared_error),
        TEST(trains_pizza_to_every_digit),
        TEST(finds_minima),
        TEST(judges_the_worst_direction),
        TEST(descends_on_standardised_columns),
        TEST(stays_exact_far_from_zero),
        TEST(slices_pass_through_their_point),
        TEST(slices_of_data_have_minima),
        TEST(objectives_describe_themselves),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
