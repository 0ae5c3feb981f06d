#include "outcome/expectations.h"

#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"

enum { MOST_NAMED = 12 }; /* runs in a message */

/* 0 where two are about the verdict of the same runs, or claim the same of a metric of theirs. */
static int compare(const struct expectation *a, const struct expectation *b)
{
    int result = run_called_compare(&a->run, &b->run);

    if (!result)
        result = (a->metric != NULL) - (b->metric != NULL);
    return result || !a->metric ? result : strcmp(a->claim.data, b->claim.data);
}

/* The same for pointers to them; equal ones as they were written. */
static int compare_for_sort(const void *a, const void *b)
{
    const struct expectation *const *first = a, *const *second = b;
    int result = compare(*first, *second);

    return result ? result : (*first > *second) - (*first < *second);
}

/* Whether RUN is a rate alone. */
static bool is_rate(const struct expectation *wanted)
{
    return wanted->run.of_trained && !wanted->run.optimizer.rule;
}

static int fail_twice(const struct expectation *wanted, struct err *err)
{
    struct buf run = BUF_INIT;

    if (wanted->metric)
        return err_set(err, STATUS_USAGE, "--expect: '%.80s' is there twice", wanted->claim.data);
    if (!wanted->run.text)
        return err_set(err, STATUS_USAGE,
                       "--expect: every run is there twice; write the verdicts that will do as "
                       "one: converging|cycling");
    if (is_rate(wanted))
        number_add_exact(&run, wanted->run.lr);
    else
        buf_puts(&run, wanted->run.text);
    err_set(err, STATUS_USAGE,
            "--expect: %s%s is there twice; write the verdicts that will do as one: "
            "%s=converging|cycling",
            is_rate(wanted) ? "lr " : "", run.data, run.data);
    buf_release(&run);
    return -1;
}

/* None may be there again: a run has one verdict, so that a second expectation of it says the same,
 * or is never met. The first that is, is told. */
static int check_twice(const struct expectations *e, struct err *err)
{
    const struct expectation **sorted = mem_zeroed(e->wanted_count, sizeof *sorted), *again = NULL;

    for (size_t i = 0; i < e->wanted_count; i++)
        sorted[i] = &e->wanted[i];
    qsort(sorted, e->wanted_count, sizeof *sorted, compare_for_sort);
    for (size_t i = 1; i < e->wanted_count; i++)
        if (!compare(sorted[i - 1], sorted[i]) && (!again || sorted[i] < again))
            again = sorted[i];
    free(sorted);
    return again ? fail_twice(again, err) : 0;
}

static int read_wanted(struct expectations *e, const char *text, struct err *err)
{
    while (text) {
        size_t length = strcspn(text, ",");

        e->wanted = mem_grow(e->wanted, e->wanted_count, &e->wanted_capacity, sizeof *e->wanted);
        if (expectation_read(&e->wanted[e->wanted_count++], text, length, err))
            return -1;
        text = text[length] ? text + length + 1 : NULL;
    }
    return check_twice(e, err);
}

int expectations_check(const char *text, struct err *err)
{
    struct expectations e = {0};
    int result = read_wanted(&e, text, err);

    expectations_release(&e);
    return result;
}

int expectations_check_trained(const char *text, struct err *err)
{
    struct expectations e = {0};
    int result = read_wanted(&e, text, err);

    for (size_t i = 0; !result && i < e.wanted_count; i++)
        result = run_called_check_trained(&e.wanted[i].run, err);
    expectations_release(&e);
    return result;
}

void expectations_note_metrics(const char *text, struct texts *metrics)
{
    struct expectations e = {0};
    struct err ignored = {0};

    read_wanted(&e, text, &ignored);
    for (size_t i = 0; i < e.wanted_count; i++)
        if (e.wanted[i].metric && !texts_have(metrics, e.wanted[i].metric))
            texts_add(metrics, e.wanted[i].metric);
    expectations_release(&e);
}

typedef bool is_about(const struct expectation *wanted, const struct outcome *outcome);

static bool any_run(const struct expectation *wanted, const struct outcomes *outcomes,
                    is_about *about)
{
    for (size_t i = 0; i < outcomes_runs(outcomes); i++)
        if (about(wanted, outcomes_run(outcomes, i)))
            return true;
    return false;
}

char *expectations_about(const char *text, const struct outcomes *outcomes)
{
    struct buf kept = BUF_INIT;

    while (text) {
        size_t length = strcspn(text, ",");
        struct err ignored = {0};
        struct expectation wanted;

        if (expectation_read(&wanted, text, length, &ignored) ||
            any_run(&wanted, outcomes, expectation_concerns)) {
            buf_puts(&kept, kept.length ? "," : "");
            buf_add(&kept, text, length);
        }
        expectation_release(&wanted);
        text = text[length] ? text + length + 1 : NULL;
    }
    if (kept.length)
        return buf_detach(&kept);
    buf_release(&kept);
    return NULL;
}

/* "; there are a, b and 3 more" */
static void add_names(struct buf *out, const struct outcomes *outcomes)
{
    size_t runs = outcomes->logged_count;

    for (size_t i = 0; i < runs && i < MOST_NAMED; i++)
        buf_printf(out, "%s%s",
                   i           ? ", "
                   : runs == 1 ? "; there is "
                               : "; there are ",
                   outcomes->logged[i].name);
    if (runs > MOST_NAMED)
        buf_printf(out, " and %zu more", runs - MOST_NAMED);
}

static int fail_run(const struct expectation *wanted, const struct outcomes *outcomes,
                    struct err *err)
{
    struct buf names = BUF_INIT;

    if (outcomes->count && wanted->run.of_trained)
        return err_set(err, STATUS_USAGE, "--expect: there is no run %s %.80s",
                       is_rate(wanted) ? "with learning rate" : "of", wanted->run.text);
    if (!outcomes->logged_count)
        return run_called_check_trained(&wanted->run, err);
    add_names(&names, outcomes);
    err_set(err, STATUS_USAGE, "--expect: there is no run '%.80s'%s", wanted->run.text, names.data);
    buf_release(&names);
    return -1;
}

static int fail_claim(const struct expectation *wanted, const struct outcomes *outcomes,
                      struct err *err)
{
    if (!wanted->metric)
        return err_set(err, STATUS_USAGE,
                       "--expect: '%.80s': runs of logs have no verdicts; write METRIC.STAT, as in "
                       "loss.last <= 3",
                       wanted->claim.data);
    return err_set(err, STATUS_USAGE, "--expect: there is no metric '%.80s'%s", wanted->metric,
                   outcomes->count ? "; runs have loss, parameters and slopes"
                                   : " in these logs; --metric '*' --summary - "
                                     "shows all that there are");
}

/* An expectation that is about no run would hold whatever the runs do. */
static int check_wanted(const struct expectation *wanted, const struct outcomes *outcomes,
                        struct err *err)
{
    if (!outcomes_runs(outcomes))
        return err_set(err, STATUS_USAGE, "--expect: nothing is trained here");
    if (!any_run(wanted, outcomes, expectation_names))
        return fail_run(wanted, outcomes, err);
    if (!any_run(wanted, outcomes, expectation_concerns))
        return fail_claim(wanted, outcomes, err);
    if (any_run(wanted, outcomes, expectation_lacks_states))
        return err_set(err, STATUS_USAGE,
                       "--expect: '%.80s' needs all states, of which --keep leaves a part",
                       wanted->claim.data);
    return 0;
}

static void add(struct expectations *e, struct expected expected)
{
    e->at = mem_grow(e->at, e->count, &e->capacity, sizeof *e->at);
    e->at[e->count++] = expected;
}

static void compare_run(struct expectations *e, const struct outcome *outcome)
{
    bool any = false;

    for (size_t i = 0; i < e->wanted_count; i++) {
        if (!expectation_concerns(&e->wanted[i], outcome))
            continue;
        add(e, (struct expected){outcome, &e->wanted[i]});
        any = true;
    }
    if (!any)
        add(e, (struct expected){.outcome = outcome});
}

int expectations_compare(struct expectations *expectations, const char *text,
                         const struct outcomes *outcomes, struct err *err)
{
    int result;

    *expectations = (struct expectations){.outcomes = outcomes};
    result = read_wanted(expectations, text, err);
    for (size_t i = 0; !result && i < expectations->wanted_count; i++)
        result = check_wanted(&expectations->wanted[i], outcomes, err);
    for (size_t i = 0; !result && i < outcomes_runs(outcomes); i++)
        compare_run(expectations, outcomes_run(outcomes, i));
    return result;
}

void expectations_release(struct expectations *expectations)
{
    for (size_t i = 0; i < expectations->wanted_count; i++)
        expectation_release(&expectations->wanted[i]);
    free(expectations->wanted);
    free(expectations->at);
    *expectations = (struct expectations){0};
}

bool expected_is_met(const struct expected *expected)
{
    return !expected->expectation || expectation_is_met(expected->expectation, expected->outcome);
}

size_t expectations_failures(const struct expectations *expectations)
{
    size_t failures = 0;

    for (size_t i = 0; i < expectations->count; i++)
        failures += !expected_is_met(&expectations->at[i]);
    return failures;
}

static void tell(const struct expected *expected, bool objective, struct err *err)
{
    struct buf line = BUF_INIT;

    if (objective && expected->outcome->objective) {
        outcome_add_objective(&line, expected->outcome);
        buf_puts(&line, ", ");
    }
    outcome_add_name(&line, expected->outcome);
    buf_puts(&line, ": ");
    expectation_add_difference(&line, expected->expectation, expected->outcome);
    err_add(err, STATUS_FAILED, "%s", line.data);
    buf_release(&line);
}

int expectations_tell(const struct expectations *expectations, struct err *err)
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
