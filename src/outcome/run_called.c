#include "outcome/run_called.h"

#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/nearest.h"
#include "base/number.h"
#include "descent/rule.h"

static int fail(const char *text, const char *hint, struct err *err)
{
    return err_set(err, STATUS_USAGE,
                   "--expect: '%.80s' is no run: in front of = stands a learning rate, an "
                   "optimiser or OPTIMISER@RATE%s",
                   text, hint);
}

static int check_rule(const char *name, const char *text, struct err *err)
{
    char hint[NEAREST_HINT];
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (const struct rule *const *rule = rules_listed; *rule; rule++) {
        if (!strcmp(name, (*rule)->name))
            return 0;
        nearest_offer(&nearest, (*rule)->name);
    }
    return fail(text, nearest_hint(&nearest, "", hint), err);
}

/* The first bytes of a text, without blanks around them; the caller frees it. */
static char *part(const char *text, size_t length)
{
    struct buf out = BUF_INIT;

    for (; length && *text == ' '; length--)
        text++;
    while (length && text[length - 1] == ' ')
        length--;
    buf_add(&out, text, length);
    return buf_detach(&out);
}

/* "0.1"; not if it is no rate. */
static bool read_rate(const char *text, double *lr)
{
    char *number = part(text, strlen(text));
    bool is_rate = number_parse(number, strlen(number), lr) && *lr > 0;

    free(number);
    return is_rate;
}

/* "adam", "momentum:beta=0.5" */
static int read_optimizer(struct run_called *called, const char *optimizer, struct err *err)
{
    size_t length = strcspn(optimizer, ":");
    char *name = part(optimizer, length);
    int result = check_rule(name, called->text, err);

    called->any_hyper = !optimizer[length];
    if (!result)
        result = optimizer_read(&called->optimizer, optimizer, "--expect", STATUS_USAGE, err);
    free(name);
    return result;
}

/* "0.1", "adam", "adam@0.1" */
static int read_trained(struct run_called *called, struct err *err)
{
    const char *text = called->text;
    size_t length = strlen(text), at = strcspn(text, "@");
    char *optimizer;
    int result;

    if (number_parse(text, length, &called->lr))
        return called->lr > 0 ? 0 : fail(text, "; a rate is above 0", err);
    called->lr = 0;
    if (text[at] && !read_rate(text + at + 1, &called->lr))
        return fail(text, "", err);
    if (!at)
        return fail(text, "", err);
    optimizer = part(text, at);
    result = read_optimizer(called, optimizer, err);
    free(optimizer);
    return result;
}

void run_called_read(struct run_called *called, char *text)
{
    struct err ignored = {0};

    *called = (struct run_called){.text = text};
    called->of_trained = read_trained(called, &ignored) == 0;
}

void run_called_release(struct run_called *called)
{
    free(called->text);
    *called = (struct run_called){0};
}

int run_called_check_trained(const struct run_called *called, struct err *err)
{
    struct run_called again = {.text = called->text};

    return called->text ? read_trained(&again, err) : 0;
}

bool run_called_is_trained(const struct run_called *called, const struct run *run)
{
    if (!called->text)
        return true;
    if (!called->of_trained ||
        (called->lr > 0 && (run->lr != called->lr || run->optimizer.rule->without_lr)))
        return false;
    if (!called->optimizer.rule)
        return true;
    return called->any_hyper ? run->optimizer.rule == called->optimizer.rule
                             : optimizer_is_same(&run->optimizer, &called->optimizer);
}

static int order(double a, double b)
{
    return (a > b) - (a < b);
}

static int compare_optimizers(const struct optimizer *a, const struct optimizer *b)
{
    int result = strcmp(a->rule ? a->rule->name : "", b->rule ? b->rule->name : "");

    for (size_t i = 0; !result && i < HYPERPARAMETERS_MAX; i++)
        result = order(a->hyper[i], b->hyper[i]);
    return result;
}

int run_called_compare(const struct run_called *a, const struct run_called *b)
{
    int result;

    if (!a->text || !b->text)
        return (a->text != NULL) - (b->text != NULL);
    if (a->of_trained != b->of_trained)
        return a->of_trained - b->of_trained;
    if (!a->of_trained)
        return strcmp(a->text, b->text);
    result = order(a->lr, b->lr);
    if (!result)
        result = a->any_hyper - b->any_hyper;
    return result ? result : compare_optimizers(&a->optimizer, &b->optimizer);
}
