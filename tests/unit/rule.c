/* Rules: what their updates do, one state at a time or LANES of them side by side. */
#include "testing.h"

#include "descent/minimum.h"
#include "descent/objective.h"
#include "descent/rule.h"

static struct objective function(const char *text)
{
    struct objective objective;
    struct err err = {0};

    if (objective_from_function(&objective, text, &err))
        fail_msg("%s", err.message);
    return objective;
}

static struct state state_at(const struct objective *objective, const double at[PARAMETERS_MAX])
{
    struct evaluation there = objective_at(objective, at);

    return (struct state){
        .parameter = {at[0], at[1]}, .loss = there.loss, .slope = {there.slope[0], there.slope[1]}};
}

/* A number of any size and sign, the same for the same i. */
static double number(unsigned i)
{
    return ((i * 2654435761u) % 2001u - 1000.0) * pow(10, (double)(i % 9) - 4);
}

static void steps_down_the_slope(void **state)
{
    const double at[] = {3, -2};
    struct objective objective = function("x^2 + 10*y^2");
    const struct state here = state_at(&objective, at);
    struct state next = here;

    (void)state;
    rule_gd.step(&(struct update){.objective = &objective, .state = &here, .rates = {.lr = 0.25}},
                 &next);
    check(next.parameter[0] == 1.5 && next.parameter[1] == 8, "%g, %g", next.parameter[0],
          next.parameter[1]);
    objective_release(&objective);
}

/* Takes a step from numbers that differ from lane to lane in three ways; hyperparameters do not,
 * where they are shared. */
static void step_alike(const struct rule *rule, bool shared)
{
    struct objective objective = function("x^2");
    struct rate_rows *rows = calloc(1, sizeof *rows);
    const struct rates alike = {NAN, {0.31, 0.32, 0.33}, {0.31, 0.32}, {0}};
    double x[LANES], slope[LANES], a[LANES], b[LANES];

    for (unsigned i = 0; i < LANES; i++) {
        x[i] = number(i);
        rows->lr[i] = fabs(number(i + LANES));
        slope[i] = number(i + 2 * LANES);
        a[i] = number(i + 3 * LANES);
        b[i] = fabs(number(i + 4 * LANES));
        for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
            rows->hyper[h][i] = (double)(((shared ? 31 : i) + h) % 100) / 100;
        for (size_t h = 0; h < CORRECTIONS_MAX; h++)
            rows->correction[h][i] = (double)(((shared ? 31 : i) + h) % 77) / 100;
    }
    rows->alike = shared ? &alike : NULL;
    rule->step_lanes(LANES, x, slope, rows, a, b);
    for (unsigned i = 0; i < LANES; i++) {
        const struct rates rates = {rows->lr[i],
                                    {rows->hyper[0][i], rows->hyper[1][i], rows->hyper[2][i]},
                                    {rows->correction[0][i], rows->correction[1][i]},
                                    {0}};
        const struct state here = {
            .parameter = {number(i)},
            .slope = {slope[i]},
            .memory = {{number(i + 3 * LANES)}, {fabs(number(i + 4 * LANES))}}};
        double one_a = here.memory[0][0], one_b = here.memory[1][0], one;
        struct state next = here;

        rule->step(&(struct update){&objective, &here, rates}, &next);
        one = rule->step_one(number(i), slope[i], &rates, &one_a, &one_b);
        check(memcmp(&next.parameter[0], &x[i], sizeof *x) == 0 &&
                  memcmp(&one, &x[i], sizeof *x) == 0 && next.memory[0][0] == a[i] &&
                  one_a == a[i] && next.memory[1][0] == b[i] && one_b == b[i],
              "%s, lane %u: %.17g, %.17g in lanes", rule->name, i, next.parameter[0], x[i]);
    }
    free(rows);
    objective_release(&objective);
}

/* All ways to take a step are the same to the last bit. */
static void steps_alike(void **state)
{
    (void)state;
    for (const struct rule *const *rule = rules_listed; *rule; rule++)
        if ((*rule)->step_lanes) {
            step_alike(*rule, false);
            step_alike(*rule, true);
        }
}

/* At its limit a rule leaves the whole distance, on the other side. */
static void has_a_limit(void **state)
{
    static const struct moments moments = {
        .n = 4, .x = {3.5, 0}, .y = {5, 0}, .sxx = 21, .w = {1.5, 0}};
    const double curve[] = {7, 0}, line[] = {2.5, 5 - 1.5 * 3.5};
    struct objective square = function("3*x^2"), data;
    struct state start = state_at(&square, curve), next = start, other;

    (void)state;
    objective_from_data(&data, &moments, "four.txt", NAN);
    other = state_at(&data, line);
    rule_gd.step(&(struct update){.objective = &square,
                                  .state = &start,
                                  .rates = {.lr = rule_gd.limit(6, NULL)}},
                 &next);
    check(fabs(next.parameter[0] + 7) < 1e-14, "gd: %.17g", next.parameter[0]);
    next = other;
    rule_normalized.step(&(struct update){.objective = &data,
                                          .state = &other,
                                          .rates = {.lr = rule_normalized.limit(NAN, NULL)}},
                         &next);
    check(fabs(next.parameter[0] - 0.5) < 1e-14, "normalized: %.17g", next.parameter[0]);
    check(rule_normalized.takes(&data) && !rule_normalized.takes(&square), "what it takes");
    objective_release(&square);
}

/* Of a minimum: where it is found, it is curved and the rule has a limit at all. */
static void limits_are_those_of_minima(void **state)
{
    static const struct rule unlimited = {.name = "unlimited"};
    const struct minimum found = {.found = true, .curvature = 4}, flat = {.found = true},
                         none = {.curvature = 4};

    (void)state;
    check(minimum_stability_limit(&found, &optimizer_gd) == 0.5, "gd");
    check(minimum_stability_limit(&found, &(struct optimizer){&rule_normalized, {0}}) == 1,
          "normalized");
    check(minimum_stability_limit(&found, &(struct optimizer){&unlimited, {0}}) == 0,
          "a rule without a limit");
    check(minimum_stability_limit(&flat, &optimizer_gd) == 0, "no curvature");
    check(minimum_stability_limit(&none, &optimizer_gd) == 0, "no minimum");
}

static void is_told_beside_a_rate(void **state)
{
    struct buf text = BUF_INIT;

    (void)state;
    optimizer_add_words(&text, &optimizer_gd);
    buf_puts(&text, " ");
    optimizer_add_words(&text, &(struct optimizer){&rule_normalized, {0}});
    buf_puts(&text, " ");
    optimizer_add_words(&text, &(struct optimizer){&rule_momentum, {0.5}});
    assert_string_equal(text.data, "gd normalised momentum, beta 0.5");
    buf_release(&text);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(steps_down_the_slope),       TEST(steps_alike),           TEST(has_a_limit),
        TEST(limits_are_those_of_minima), TEST(is_told_beside_a_rate),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
