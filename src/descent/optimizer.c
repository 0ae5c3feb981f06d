#include "descent/optimizer.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/number_digits.h"
#include "descent/rule.h"

enum { NAME_DIGITS = 10 };

const struct optimizer optimizer_gd = {.rule = &rule_gd};

struct optimizer optimizer_of(const struct rule *rule)
{
    struct optimizer optimizer = {.rule = rule};

    for (size_t i = 0; i < rule_hypers(rule); i++)
        optimizer.hyper[i] = rule->hyper[i].value;
    return optimizer;
}

double optimizer_limit(const struct optimizer *optimizer, double curvature)
{
    return optimizer->rule->limit ? optimizer->rule->limit(curvature, optimizer->hyper) : INFINITY;
}

bool optimizer_is_same(const struct optimizer *a, const struct optimizer *b)
{
    for (size_t i = 0; i < HYPERPARAMETERS_MAX; i++)
        if (a->hyper[i] != b->hyper[i])
            return false;
    return a->rule == b->rule;
}

/* A piece of the text that is read, and where errors go. */
struct reading {
    const char *option; /* that messages begin with */
    enum status status;
    struct err *err;
};

/* Cuts the piece up to one of `ends` off *text, which moves behind it; to NULL at the end. */
static char *cut(const char **text, const char *ends)
{
    size_t length = strcspn(*text, ends), blank = strspn(*text, " ");
    struct buf piece = BUF_INIT;

    blank = blank < length ? blank : length;
    buf_add(&piece, *text + blank, length - blank);
    while (piece.length && piece.data[piece.length - 1] == ' ')
        buf_truncate(&piece, piece.length - 1);
    *text = (*text)[length] ? *text + length + 1 : NULL;
    return buf_detach(&piece);
}

static const struct rule *find_rule(const struct reading *reading, const char *name)
{
    char hint[NEAREST_HINT];
    struct nearest nearest;

    nearest_init(&nearest, name);
    for (const struct rule *const *rule = rules_listed; *rule; rule++) {
        if (!strcmp((*rule)->name, name))
            return *rule;
        nearest_offer(&nearest, (*rule)->name);
    }
    nearest_offer_known_as(&nearest, "sgd descent vanilla plain gradient-descent", "gd");
    nearest_offer_known_as(&nearest, "heavy-ball polyak", "momentum");
    nearest_offer_known_as(&nearest, "nag nesterov-momentum", "nesterov");
    err_set(reading->err, reading->status,
            "%s: there is no '%.80s'%s ('gdplot help optimizers' lists them)", reading->option,
            name, nearest_hint(&nearest, "", hint));
    return NULL;
}

/* The number of the hyperparameter called `key`; −1 where there is none. */
static int find_hyper(const struct reading *reading, const struct rule *rule, const char *key)
{
    char hint[NEAREST_HINT];
    struct nearest nearest;

    nearest_init(&nearest, key);
    for (size_t i = 0; i < rule_hypers(rule); i++) {
        if (!strcmp(rule->hyper[i].name, key))
            return (int)i;
        nearest_offer(&nearest, rule->hyper[i].name);
    }
    err_set(reading->err, reading->status, "%s: %s has no '%.80s'%s", reading->option, rule->name,
            key, rule_hypers(rule) ? nearest_hint(&nearest, "", hint) : "; its name stands alone");
    return -1;
}

static int read_value(const struct reading *reading, const struct rule *rule,
                      const struct hyperparameter *hyper, const char *text, double *value)
{
    if (!number_parse(text, strlen(text), value))
        return err_set(reading->err, reading->status,
                       "%s: %s of %s: '%.80s' is not a finite decimal number", reading->option,
                       hyper->name, rule->name, text);
    if (hyper_takes(hyper, *value))
        return 0;
    if (hyper->high == INFINITY)
        return err_set(reading->err, reading->status, "%s: %s of %s must be %s %g", reading->option,
                       hyper->name, rule->name, hyper->above ? "above" : "at least", hyper->low);
    return err_set(reading->err, reading->status, "%s: %s of %s must be at least %g and below %g",
                   reading->option, hyper->name, rule->name, hyper->low, hyper->high);
}

/* "beta=0.5"; adds the hyperparameter to those that are set, a bit each. */
static int read_hyper(const struct reading *reading, struct optimizer *optimizer,
                      const char *setting, unsigned *set)
{
    const struct rule *rule = optimizer->rule;
    const char *value = setting;
    char *key = cut(&value, "=");
    int result = -1, i = -1;

    if (!value)
        err_set(reading->err, reading->status, "%s: '%.80s' of %s is not KEY=VALUE",
                reading->option, setting, rule->name);
    else if ((i = find_hyper(reading, rule, key)) >= 0 && *set & 1u << i)
        err_set(reading->err, reading->status, "%s: %s of %s is given twice", reading->option, key,
                rule->name);
    else if (i >= 0)
        result = read_value(reading, rule, &rule->hyper[i], value, &optimizer->hyper[i]);
    if (!result)
        *set |= 1u << i;
    free(key);
    return result;
}

/* "momentum:beta=0.5" */
static int read_one(const struct reading *reading, struct optimizer *optimizer, const char *text)
{
    char *name = cut(&text, ":");
    const struct rule *rule = find_rule(reading, name);
    int result = rule ? 0 : -1;
    unsigned set = 0;

    free(name);
    if (rule)
        *optimizer = optimizer_of(rule);
    while (text && !result) {
        char *setting = cut(&text, ":");

        result = read_hyper(reading, optimizer, setting, &set);
        free(setting);
    }
    return result;
}

static int check_new(const struct reading *reading, const struct optimizer *optimizers,
                     size_t count)
{
    const struct optimizer *last = &optimizers[count - 1];

    for (size_t i = 0; i + 1 < count; i++)
        if (optimizer_is_same(&optimizers[i], last))
            return err_set(reading->err, reading->status,
                           "%s: %s stands there twice with the same hyperparameters",
                           reading->option, last->rule->name);
    if (count > OPTIMIZERS_MOST)
        return err_set(reading->err, STATUS_LIMIT, "%s: more than %d optimizers", reading->option,
                       OPTIMIZERS_MOST);
    return 0;
}

int optimizer_read(struct optimizer *optimizer, const char *text, const char *option,
                   enum status status, struct err *err)
{
    return read_one(&(struct reading){option, status, err}, optimizer, text);
}

int optimizers_read(struct optimizer **optimizers, size_t *count, const char *text,
                    enum status status, struct err *err)
{
    const struct reading reading = {"--optimizer", status, err};
    int result = 0;

    *optimizers = NULL;
    *count = 0;
    while (text && !result) {
        char *item = cut(&text, ",");

        *optimizers = mem_resize(*optimizers, *count + 1, sizeof **optimizers);
        result = read_one(&reading, &(*optimizers)[*count], item);
        free(item);
        if (!result)
            result = check_new(&reading, *optimizers, ++*count);
    }
    if (!result)
        return 0;
    free(*optimizers);
    *optimizers = NULL;
    return -1;
}

void optimizer_add_text(struct buf *out, const struct optimizer *optimizer)
{
    const struct rule *rule = optimizer->rule;

    buf_puts(out, rule->name);
    for (size_t i = 0; i < rule_hypers(rule); i++) {
        buf_printf(out, ":%s=", rule->hyper[i].name);
        number_add_exact(out, optimizer->hyper[i]);
    }
}

void optimizer_add_setting(struct buf *out, const struct optimizer *optimizer, size_t i)
{
    buf_printf(out, "%s ", optimizer->rule->hyper[i].name);
    number_add_display(out, optimizer->hyper[i], NAME_DIGITS);
}

void optimizer_add_words(struct buf *out, const struct optimizer *optimizer)
{
    const struct rule *rule = optimizer->rule;

    buf_puts(out, rule->words ? rule->words : rule->name);
    for (size_t i = 0; i < rule_hypers(rule); i++) {
        if (optimizer->hyper[i] == rule->hyper[i].value)
            continue;
        buf_puts(out, ", ");
        optimizer_add_setting(out, optimizer, i);
    }
}

void optimizer_add_run(struct buf *out, const struct optimizer *optimizer, double lr,
                       const char *between)
{
    const struct rule *rule = optimizer->rule;
    bool listed = rule_is_listed(rule);

    if (listed)
        optimizer_add_words(out, optimizer);
    if (rule->without_lr)
        return;
    buf_printf(out, "%slr%s", listed ? ", " : "", between);
    number_add_exact(out, lr);
    if (!listed && rule->words)
        buf_printf(out, ", %s", rule->words);
}
