/* Runs of which a part is kept: which states those are, and that the verdict is that of the whole.
 */
#include "testing.h"

#include "base/buf.h"
#include "descent/descent.h"
#include "descent/judge.h"

static const char *const rules[] = {
    "every:1", "every:2",   "every:7", "every:1000",         "last:1",           "last:8",
    "last:20", "last:1000", "log",     "every:999999999999", "last:999999999999"};

static void reads_rules(void **state)
{
    static const char *const wrong[] = {
        "",        "every",    "every:",    "every:0",   "every:-1",
        "every:x", "every:1 ", "last:1.5",  "last:1e-3", "log:2",
        "all:1",   "ALL",      "every:1:2", "every:1 2", "last:99999999999999999999"};
    struct keep keep;

    (void)state;
    for (size_t i = 0; i < LENGTH(wrong); i++)
        check(!keep_read(&keep, wrong[i]), "'%s' is read", wrong[i]);
    for (size_t i = 0; i < LENGTH(rules); i++) {
        struct buf text = BUF_INIT;

        check(keep_read(&keep, rules[i]), "'%s' is not read", rules[i]);
        keep_add_text(&text, &keep);
        check(!strcmp(text.data, rules[i]), "'%s' is written '%s'", rules[i], text.data);
        buf_release(&text);
    }
}

static void keeps_ninety_a_decade(void **state)
{
    const struct keep log = {.rule = KEEP_LOG};
    size_t kept = 0;

    (void)state;
    for (size_t k = 0; k < 1000000; k++)
        kept += keep_has(&log, k);
    assert_int_equal(kept, 100 + 4 * 90);
    assert_true(keep_has(&log, 99) && keep_has(&log, 110) && !keep_has(&log, 111));
    assert_true(keep_has(&log, 1100) && !keep_has(&log, 1110) && keep_has(&log, 99000000));
}

struct training {
    const char *function; /* NULL: pizza.txt, w and b */
    double start[PARAMETERS_MAX], lr;
    long iterations;
    double tolerance;
    const struct rule *rule;
};

static void make_objective(struct objective *objective, const struct training *training)
{
    struct moments moments;
    struct err err = {0};

    if (training->function) {
        if (objective_from_function(objective, training->function, &err))
            fail_msg("%s", err.message);
        return;
    }
    assert_int_equal(moments_read(&moments, NULL, "data/pizza.txt", NULL, &err), 0);
    objective_from_data(objective, &moments, "pizza.txt", NAN);
}

static void train(const struct training *training, const struct objective *objective,
                  const char *rule, struct trajectory *trajectory)
{
    struct descent descent = {.optimizer = {training->rule, {0}},
                              .start = {training->start[0], training->start[1]},
                              .lr = &training->lr,
                              .runs = 1,
                              .iterations = training->iterations,
                              .tolerance = training->tolerance};
    struct err err = {0};

    assert_true(keep_read(&descent.keep, rule));
    if (descent_train(&descent, objective, trajectory, &err))
        fail_msg("%s", err.message);
    judge_all(trajectory, objective, training->tolerance);
}

static bool same_state(const struct run *part, size_t i, const struct run *all, size_t k)
{
    const struct state a = run_state(part, i), b = run_state(all, k);
    bool same = same_double(a.loss, b.loss);

    for (size_t p = 0; p < PARAMETERS_MAX; p++)
        same = same && same_double(a.parameter[p], b.parameter[p]) &&
               same_double(a.slope[p], b.slope[p]);
    return same;
}

/* Whether the part has the states it should, each with its own iteration. */
static void check_states(const struct run *part, const struct run *all, const char *rule,
                         const char *name)
{
    struct keep keep;
    size_t i = 0, tail = VERDICT_WINDOW, last = all->count - 1;

    keep_read(&keep, rule);
    if (keep.rule == KEEP_LAST && keep.number > VERDICT_WINDOW)
        tail = (size_t)keep.number;
    check(part->count <= keep_most(&keep, (long)last), "%s, %s: %zu states", name, rule,
          part->count);
    check(run_updates(part) == last && run_is_thinned(part) == (part->iterations != NULL),
          "%s, %s: %zu updates, not %zu", name, rule, run_updates(part), last);
    for (size_t k = 0; k <= last; k++) {
        bool wanted = k == 0 || k + tail > last || keep_has(&keep, k);

        if (i < part->count && run_iteration(part, i) == k)
            check(same_state(part, i++, all, k), "%s, %s: state %zu", name, rule, k);
        else
            check(!wanted, "%s, %s: state %zu is not kept", name, rule, k);
    }
    check(i == part->count, "%s, %s: %zu states not in their places", name, rule, part->count - i);
}

static void check_rule(const struct training *training, const struct objective *objective,
                       const struct trajectory *all, const char *rule)
{
    const struct verdict *wanted = &all->runs[0].verdict, *verdict;
    const char *name = training->function ? training->function : "pizza.txt";
    struct trajectory part;

    train(training, objective, rule, &part);
    verdict = &part.runs[0].verdict;
    check(verdict->kind == wanted->kind && verdict->iteration == wanted->iteration &&
              same_double(verdict->rho, wanted->rho),
          "%s, lr %g, %ld iterations, %s: %s %.17g %zu, not %s %.17g %zu", name, training->lr,
          training->iterations, rule, verdict_name(verdict->kind), verdict->rho, verdict->iteration,
          verdict_name(wanted->kind), wanted->rho, wanted->iteration);
    check_states(&part.runs[0], &all->runs[0], rule, name);
    trajectory_release(&part);
}

static void judges_a_part_as_the_whole(void **state)
{
    static const double rates[] = {1e-6, 1e-3, 0.004, 0.01, 0.05, 0.09, 0.1,
                                   0.3,  0.45, 0.5,   0.9,  1,    1.1,  3};
    static const long iterations[] = {0, 1, 6, 7, 8, 9, 15, 16, 17, 40, 124, 125, 1000, 5003};
    static const struct training trainings[] = {
        {"x^2", {7}, 0, 0, -1, &rule_gd},
        {"x^2", {7}, 0, 0, 1e-3, &rule_gd},
        {"x^2", {0}, 0, 0, -1, &rule_gd},
        {"1e-160*x^2", {7}, 0, 0, -1, &rule_gd},
        {"x^4 - 3*x^3 + 2", {4}, 0, 0, -1, &rule_gd},
        {"sin(x) + x^2/10", {6}, 0, 0, -1, &rule_gd},
        {"-exp(-x^2)", {2.5}, 0, 0, -1, &rule_gd}, /* the slope grows first */
        {"x^4 - x^2 + y^2 + y^4", {1e-3, 1e-4}, 0, 0, -1, &rule_gd},
        {"-exp(-x^2)", {2}, 0, 0, 1e-6, &rule_gd},
        {"abs(x)", {3.3}, 0, 0, -1, &rule_gd},
        {"log(x)", {0.5}, 0, 0, -1, &rule_gd},
        {"3", {1}, 0, 0, -1, &rule_gd},
        {"1/x", {0.5}, 0, 0, -1, &rule_gd},
        {"x^2 + 10*y^2", {9, 1}, 0, 0, -1, &rule_gd},
        {"x^2 + y^2 + 1.9*x*y", {9, 1}, 0, 0, -1, &rule_gd},
        {"x^2 + y^2 + 1.9*x*y", {9, 1}, 0, 0, 1e-4, &rule_gd},
        {"(1-x)^2 + 100*(y-x^2)^2", {-1.2, 1}, 0, 0, -1, &rule_gd},
        {"(x*y-1)^2 + x^2/9", {2, 2}, 0, 0, -1, &rule_gd},
        {"x^2 - y^2", {3, 0}, 0, 0, -1, &rule_gd},
        {NULL, {0, 0}, 0, 0, -1, &rule_gd},
        {NULL, {0, 0}, 0, 0, -1, &rule_normalized},
    };

    (void)state;
    for (size_t t = 0; t < LENGTH(trainings); t++) {
        struct training training = trainings[t];
        struct objective objective;

        make_objective(&objective, &training);
        for (size_t n = 0; n < LENGTH(rates) * LENGTH(iterations); n++) {
            struct trajectory all;

            training.lr = rates[n % LENGTH(rates)];
            training.iterations = iterations[n / LENGTH(rates)];
            train(&training, &objective, "all", &all);
            for (size_t i = 0; i < LENGTH(rules); i++)
                check_rule(&training, &objective, &all, rules[i]);
            trajectory_release(&all);
        }
        objective_release(&objective);
    }
}

/* Of a hundred million states at most twice those that are kept are in memory. */
static void holds_no_more_than_it_keeps(void **state)
{
    static const struct training training = {"x^2", {7}, 1e-9, 1000000, -1, &rule_gd};
    static const struct {
        const char *rule;
        size_t capacity;
    } rows[] = {{"every:1000", 2048}, {"last:500", 1024}, {"log", 1024}};
    struct objective objective;

    (void)state;
    make_objective(&objective, &training);
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct trajectory t;

        train(&training, &objective, rows[i].rule, &t);
        check(t.runs[0].capacity <= rows[i].capacity, "%s: room for %zu states", rows[i].rule,
              t.runs[0].capacity);
        trajectory_release(&t);
    }
    objective_release(&objective);
}

static void counts_the_states_kept(void **state)
{
    static const double lr = 1e-9;
    struct descent descent = {
        .optimizer = {&rule_gd, {0}}, .start = {7}, .lr = &lr, .runs = 1, .tolerance = -1};
    static const struct {
        const char *rule;
        long iterations;
        enum status status;
    } rows[] = {
        {"all", 10000000, STATUS_LIMIT},       {"every:1", 10000000, STATUS_LIMIT},
        {"every:2", 10000000, STATUS_OK},      {"last:10000000", 10000000, STATUS_LIMIT},
        {"last:9000000", 10000000, STATUS_OK}, {"log", 400000000, STATUS_LIMIT}, /* too much work */
    };
    struct objective objective;
    struct err err;

    (void)state;
    make_objective(&objective, &(struct training){.function = "x^2"});
    for (size_t i = 0; i < LENGTH(rows); i++) {
        struct trajectory t = {0};

        err = (struct err){0};
        keep_read(&descent.keep, rows[i].rule);
        descent.iterations = rows[i].iterations;
        descent_train(&descent, &objective, &t, &err);
        check(err.status == rows[i].status, "%s of %ld: %d %s", rows[i].rule, rows[i].iterations,
              err.status, err.message);
        trajectory_release(&t);
    }
    objective_release(&objective);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(reads_rules),
        TEST(keeps_ninety_a_decade),
        TEST(judges_a_part_as_the_whole),
        TEST(holds_no_more_than_it_keeps),
        TEST(counts_the_states_kept),
    };

    return cmocka_run_group_tests(tests, NULL, NULL);
}
