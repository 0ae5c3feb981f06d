#include "cli/expect.h"

#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/number.h"

/* One of the expectations, and where the next begins; NULL behind the last. */
struct expectation {
    bool every; /* of every run */
    double lr;
    enum verdict_kind kind;
    const char *next;
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

static int read_one(const char *text, struct expectation *e, struct err *err)
{
    size_t length = strcspn(text, ",");
    const char *equals = memchr(text, '=', length);
    const char *name = equals ? equals + 1 : text;

    e->every = !equals;
    e->next = text[length] ? text + length + 1 : NULL;
    if (equals && !number_parse(text, (size_t)(equals - text), &e->lr))
        return fail(text, length, "", err);
    return read_kind(name, length - (size_t)(name - text), &e->kind, err);
}

int expect_check(const char *text, struct err *err)
{
    struct expectation e = {0};

    for (; text; text = e.next)
        if (read_one(text, &e, err))
            return -1;
    return 0;
}

static void compare_run(const struct expectation *e, const struct outcome *outcome, struct err *err)
{
    char lr[NUMBER_SIZE];

    if (outcome->verdict.kind != e->kind)
        err_add(err, STATUS_FAILED, "lr %s: %s, where %s was expected",
                number_exact(lr, outcome->run->lr), verdict_name(outcome->verdict.kind),
                verdict_name(e->kind));
}

static bool concerns(const struct expectation *e, const struct outcome *outcome)
{
    return e->every || outcome->run->lr == e->lr;
}

/* Every rate that is named must be one of the runs'. */
static int check_rates(const char *text, const struct outcomes *outcomes, struct err *err)
{
    struct expectation e = {0};

    for (; text; text = e.next) {
        bool found;

        if (read_one(text, &e, err))
            return -1;
        found = e.every;
        for (size_t i = 0; i < outcomes->count; i++)
            found = found || concerns(&e, &outcomes->at[i]);
        if (!found)
            return err_set(err, STATUS_USAGE, "--expect: there is no run with learning rate %g",
                           e.lr);
    }
    return 0;
}

int expect_compare(const char *text, const struct outcomes *outcomes, struct err *err)
{
    struct expectation e = {0};

    if (check_rates(text, outcomes, err))
        return -1;
    for (; text; text = e.next) {
        read_one(text, &e, err);
        for (size_t i = 0; i < outcomes->count; i++)
            if (concerns(&e, &outcomes->at[i]))
                compare_run(&e, &outcomes->at[i], err);
    }
    return err->status == STATUS_OK ? 0 : -1;
}
