/* Objectives and rules that say no more of themselves than they must are trained and judged, too.
 */
#include "testing.h"

#include "descent/descent.h"
#include "descent/judge.h"
#include "descent/minimum.h"
#include "descent/objective_lanes.h"

/* √(1 + (w − 3)²) − 1 */
static struct evaluation evaluate(const struct objective *objective,
                                  const double parameter[PARAMETERS_MAX])
{
    double way = parameter[0] - 3, root = sqrt(1 + way * way);

    (void)objective;
    return (struct evaluation){
        .loss = root - 1, .slope = {way / root}, .curvature = 1 / (root * root * root)};
}

static void describe(const struct objective *objective, struct buf *out)
{
    buf_printf(out, "bare %s", objective->text);
}

static const struct objective_kind bare_kind = {
    .name = "bare", .evaluate = evaluate, .describe = describe};

static const struct objective bare = {.kind = &bare_kind,
                                      .parameters = 1,
                                      .names = {"w"},
                                      .loss = "loss",
                                      .text = "root",
                                      .cost = 1,
                                      .loss_cost = 1};

/* By the sign of the slope alone. */
static void step(const struct update *update, struct state *next)
{
    next->parameter[0] -= copysign(update->rates.lr, update->state->slope[0]);
}

static const struct rule bare_rule = {.name = "bare", .step = step};

static enum verdict_kind train(const struct objective *objective, const struct rule *rule,
                               double lr, struct state *last)
{
    const struct descent descent = {.start = {5},
                                    .optimizer = {rule, {0}},
                                    .lr = &lr,
                                    .runs = 1,
                                    .iterations = 600,
                                    .tolerance = -1};
    struct trajectory trajectory;
    struct err err = {0};
    enum verdict_kind kind;

    if (descent_train(&descent, objective, &trajectory, &err))
        fail_msg("%s", err.message);
    judge_all(&trajectory, objective, -1);
    *last = run_last_state(&trajectory.runs[0]);
    kind = trajectory.runs[0].verdict.kind;
    trajectory_release(&trajectory);
    return kind;
}

static void a_bare_objective_is_trained(void **state)
{
    struct objective function;
    struct state last, same;
    struct err err = {0};

    (void)state;
    assert_int_equal(objective_from_function(&function, "sqrt(1 + (x - 3)^2) - 1", &err), 0);
    check(train(&bare, &rule_gd, 0.5, &last) == VERDICT_CONVERGED &&
              fabs(last.parameter[0] - 3) < 1e-9,
          "ends at %.17g", last.parameter[0]);
    check(train(&function, &rule_gd, 0.5, &same) == VERDICT_CONVERGED &&
              fabs(last.parameter[0] - same.parameter[0]) < 1e-9,
          "not where the same function does, at %.17g", same.parameter[0]);
    objective_release(&function);
}

static void a_bare_objective_has_a_minimum(void **state)
{
    const double from[] = {5, 0};
    struct minimum minimum = minimum_from(&bare, from, 0);

    (void)state;
    check(minimum.found && fabs(minimum.parameter - 3) < 1e-9 && minimum.loss == 0,
          "%.17g, loss %g", minimum.parameter, minimum.loss);
    check(fabs(minimum_stability_limit(&minimum, &optimizer_gd) - 2) < 1e-9, "limit");
}

static void a_bare_objective_needs_nothing_else(void **state)
{
    const double at[] = {4, 0};
    struct objective objective = bare;
    struct objective_lanes lanes;
    struct buf text = BUF_INIT;

    (void)state;
    check(objective_loss(&bare, at) == objective_at(&bare, at).loss, "loss");
    check(!objective_lanes_init(&lanes, &bare), "lanes");
    objective_describe(&bare, &text);
    objective_describe_data(&bare, &text);
    objective_describe_left_out(&bare, "; ", "", &text);
    assert_string_equal(text.data, "bare root");
    objective_release(&objective);
    check(!objective_is_known(&objective), "it is gone");
    buf_release(&text);
}

/* Each evaluation is counted once, whatever it is of. */
static void evaluations_are_counted(void **state)
{
    const double at[] = {4, 1}, aside[] = {1, 0};
    struct work work = WORK_INIT;
    struct objective both, slice;
    struct err err = {0};

    (void)state;
    assert_int_equal(objective_from_function(&both, "x^2 + y^2", &err), 0);
    both.work = &work;
    slice = objective_slice(&both, at, 1);
    objective_at(&both, at);
    check(work.done == (double)both.cost, "%g of %zu", work.done, both.cost);
    objective_at(&slice, aside);
    objective_loss(&slice, aside);
    check(work.done == (double)(2 * both.cost + both.loss_cost), "%g with a slice", work.done);
    check(3 * both.loss_cost == both.cost, "a loss is a third of it");
    work.most = work.done;
    check(isnan(objective_at(&slice, aside).loss) && isnan(objective_loss(&both, at)) &&
              work.refused,
          "no more of it");
    objective_release(&both);
}

static void a_bare_rule_is_trained(void **state)
{
    struct state last;

    (void)state;
    check(train(&bare, &bare_rule, 0.375, &last) == VERDICT_CYCLING &&
              fabs(last.parameter[0] - 3) < 0.375,
          "ends at %.17g", last.parameter[0]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(a_bare_objective_is_trained),
        TEST(a_bare_objective_has_a_minimum),
        TEST(a_bare_objective_needs_nothing_else),
        TEST(evaluations_are_counted),
        TEST(a_bare_rule_is_trained),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
