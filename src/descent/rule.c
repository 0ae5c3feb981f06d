#include "descent/rule.h"

#include <string.h>

const struct rule *const rules_listed[] = {
    &rule_gd,      &rule_momentum, &rule_nesterov, &rule_adagrad,
    &rule_rmsprop, &rule_adam,     &rule_newton,   NULL,
};

bool rule_is_listed(const struct rule *rule)
{
    for (const struct rule *const *other = rules_listed; *other; other++)
        if (*other == rule)
            return rule != &rule_gd;
    return false;
}

bool hyper_takes(const struct hyperparameter *hyper, double value)
{
    return value >= hyper->low && value < hyper->high && !(hyper->above && value == hyper->low);
}

struct rates rates_at(const struct optimizer *optimizer, double lr, long iteration)
{
    struct rates rates = {.lr = lr};

    memcpy(rates.hyper, optimizer->hyper, sizeof rates.hyper);
    memcpy(rates.power, optimizer->hyper, sizeof rates.power);
    if (optimizer->rule->correct)
        optimizer->rule->correct(&rates);
    for (long k = 0; optimizer->rule->correct && k < iteration; k++)
        rates_go_on(&rates, optimizer->rule);
    return rates;
}

void rates_go_on(struct rates *rates, const struct rule *rule)
{
    if (!rule->correct)
        return;
    for (size_t i = 0; i < CORRECTIONS_MAX; i++)
        rates->power[i] *= rates->hyper[i];
    rule->correct(rates);
}

size_t rule_hypers(const struct rule *rule)
{
    size_t count = 0;

    while (count < HYPERPARAMETERS_MAX && rule->hyper[count].name)
        count++;
    return count;
}
