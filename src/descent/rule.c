#include "descent/rule.h"

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

size_t rule_hypers(const struct rule *rule)
{
    size_t count = 0;

    while (count < HYPERPARAMETERS_MAX && rule->hyper[count].name)
        count++;
    return count;
}
