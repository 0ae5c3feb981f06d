#include "report/expect.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/number.h"

/* One verdict, and the runs it is expected of. */
struct rule {
    bool every;
    double lr; /* unless of every run */
    enum verdict_kind kind;
};

struct rules {
    struct rule *at; /* owned */
    size_t count, capacity;
};

static int fail(const char *text, size_t length, const char *hint, struct err *err)
{
    return err_set(err, STATUS_USAGE, "--expect: '%.*s' is no verdict%s", (int)length, text,
                   *hint ? hint : "; write converging, or 0.1=converging,1=cycling");
}

static int read_kind(const char *text, size_t length, enum verdict_kind *kind, struct err *err)
{
    struct nearest nearest;
    char hint[NEAREST_HINT], typed[NEAREST_LONGEST + 1] = "";

    if (length < sizeof typed)
        memcpy(typed, text, length);
    nearest_init(&nearest, typed);
    for (*kind = VERDICT_UNDECIDED; *kind <= VERDICT_DIVERGING; (*kind)++) {
        if (!strcmp(verdict_name(*kind), typed))
            return 0;
        nearest_offer(&nearest, verdict_name(*kind));
    }
    return fail(text, length, nearest_hint(&nearest, "", hint), err);
}

static int read_rule(const char *text, size_t length, struct rule *rule, struct err *err)
{
    const char *equals = memchr(text, '=', length);
    const char *name = equals ? equals + 1 : text;

    *rule = (struct rule){.every = !equals};
    if (equals && !number_parse(text, (size_t)(equals - text), &rule->lr))
        return fail(text, length, "", err);
    return read_kind(name, length - (size_t)(name - text), &rule->kind, err);
}

static int read_rules(struct rules *rules, const char *text, struct err *err)
{
    while (text) {
        size_t length = strcspn(text, ",");

        rules->at = mem_grow(rules->at, rules->count, &rules->capacity, sizeof *rules->at);
        if (read_rule(text, length, &rules->at[rules->count++], err))
            return -1;
        text = text[length] ? text + length + 1 : NULL;
    }
    return 0;
}

int expect_check(const char *text, struct err *err)
{
    struct rules rules = {0};
    int result = read_rules(&rules, text, err);

    free(rules.at);
    return result;
}

static bool concerns(const struct rule *rule, const struct outcome *outcome)
{
    return rule->every || outcome->run->lr == rule->lr;
}

static bool concerns_any(const struct rule *rule, const struct outcomes *outcomes)
{
    for (size_t i = 0; i < outcomes->count; i++)
        if (concerns(rule, &outcomes->at[i]))
            return true;
    return false;
}

char *expect_of_these(const char *text, const struct outcomes *outcomes)
{
    struct buf kept = BUF_INIT;

    while (text) {
        size_t length = strcspn(text, ",");
        struct err ignored = {0};
        struct rule rule;

        if (read_rule(text, length, &rule, &ignored) || concerns_any(&rule, outcomes)) {
            buf_puts(&kept, kept.length ? "," : "");
            buf_add(&kept, text, length);
        }
        text = text[length] ? text + length + 1 : NULL;
    }
    if (kept.length)
        return buf_detach(&kept);
    buf_release(&kept);
    return NULL;
}

/* A rule that is about no run would hold whatever the runs do. */
static int check_rule(const struct rule *rule, const struct outcomes *outcomes, struct err *err)
{
    if (concerns_any(rule, outcomes))
        return 0;
    if (rule->every)
        return err_set(err, STATUS_USAGE, "--expect: nothing is trained here");
    return err_set(err, STATUS_USAGE, "--expect: there is no run with learning rate %g", rule->lr);
}

static void add(struct expectations *e, struct expected expected)
{
    e->at = mem_grow(e->at, e->count, &e->capacity, sizeof *e->at);
    e->at[e->count++] = expected;
}

static void compare_run(struct expectations *e, const struct outcome *outcome,
                        const struct rules *rules)
{
    bool any = false;

    for (size_t i = 0; i < rules->count; i++) {
        if (!concerns(&rules->at[i], outcome))
            continue;
        add(e, (struct expected){outcome, true, rules->at[i].kind});
        any = true;
    }
    if (!any)
        add(e, (struct expected){.outcome = outcome});
}

int expect_compare(struct expectations *expectations, const char *text,
                   const struct outcomes *outcomes, struct err *err)
{
    struct rules rules = {0};
    int result = read_rules(&rules, text, err);

    *expectations = (struct expectations){.outcomes = outcomes};
    for (size_t i = 0; !result && i < rules.count; i++)
        result = check_rule(&rules.at[i], outcomes, err);
    for (size_t i = 0; !result && i < outcomes->count; i++)
        compare_run(expectations, &outcomes->at[i], &rules);
    free(rules.at);
    return result;
}

void expect_release(struct expectations *expectations)
{
    free(expectations->at);
    *expectations = (struct expectations){0};
}

bool expected_is_met(const struct expected *expected)
{
    return !expected->any || expected->outcome->verdict.kind == expected->kind;
}

void expected_add_difference(struct buf *out, const struct expected *expected)
{
    buf_printf(out, "%s, where %s was expected", verdict_name(expected->outcome->verdict.kind),
               verdict_name(expected->kind));
}

static void tell(const struct expected *expected, bool objective, struct err *err)
{
    struct buf line = BUF_INIT;

    if (objective) {
        outcome_add_objective(&line, expected->outcome);
        buf_puts(&line, ", ");
    }
    outcome_add_rate(&line, expected->outcome);
    buf_puts(&line, ": ");
    expected_add_difference(&line, expected);
    err_add(err, STATUS_FAILED, "%s", line.data);
    buf_release(&line);
}

int expect_tell(const struct expectations *expectations, struct err *err)
{
    bool objective = !outcomes_share_objective(expectations->outcomes);
    int result = 0;

    for (size_t i = 0; i < expectations->count; i++) {
        if (expected_is_met(&expectations->at[i]))
            continue;
        tell(&expectations->at[i], objective, err);
        result = -1;
    }
    return result;
}
