#include "study/map_axes.h"

#include <string.h>

#include "study/optimizers.h"

/* "start" of an objective in one parameter, "start.x" of any. */
static bool is_start(const struct objective *objective, const char *field, size_t parameter)
{
    if (!strcmp(field, "start"))
        return objective->parameters == 1;
    return !strncmp(field, "start.", 6) && !strcmp(field + 6, objective->names[parameter]);
}

static int fail_unknown(const struct objective *objective, const char *field, struct err *err)
{
    if (objective->parameters == 1)
        return err_set(err, STATUS_USAGE,
                       "--over: '%.80s' is neither lr, start nor OPTIMIZER.KEY, such as "
                       "momentum.beta",
                       field);
    return err_set(err, STATUS_USAGE,
                   "--over: '%.80s' is none of lr, start.%s, start.%s and OPTIMIZER.KEY, such as "
                   "momentum.beta",
                   field, objective->names[0], objective->names[1]);
}

/* "momentum.beta": sets the number of the hyperparameter where the optimiser has it. */
static bool is_hyper(const struct rule *rule, const char *field, size_t *number)
{
    size_t length = strlen(rule->name);

    if (strncmp(field, rule->name, length) != 0 || field[length] != '.')
        return false;
    for (*number = 0; *number < rule_hypers(rule); ++*number)
        if (!strcmp(field + length + 1, rule->hyper[*number].name))
            return true;
    return false;
}

static int find_setting(struct map_axis *axis, const struct objective *objective,
                        const struct rule *rule, struct err *err)
{
    if (!strcmp(axis->name, "lr")) {
        axis->varies = MAP_RATE;
        return 0;
    }
    axis->varies = MAP_START;
    for (axis->number = 0; axis->number < objective->parameters; axis->number++)
        if (is_start(objective, axis->name, axis->number))
            return 0;
    axis->varies = MAP_HYPER;
    return is_hyper(rule, axis->name, &axis->number) ? 0 : fail_unknown(objective, axis->name, err);
}

static int check_range(const struct map_axis *axis, const struct range *range,
                       const struct rule *rule, struct err *err)
{
    const struct hyperparameter *hyper = &rule->hyper[axis->number];

    if (axis->varies == MAP_RATE && !(range->low > 0))
        return err_set(err, STATUS_USAGE, "--over: lr must begin above 0");
    if (axis->varies != MAP_HYPER ||
        (hyper_takes(hyper, range->low) && hyper_takes(hyper, range->high)))
        return 0;
    return err_set(err, STATUS_USAGE, "--over: %s must stay at least %g and below %g", axis->name,
                   hyper->low, hyper->high);
}

int map_axis_resolve(struct map_axis *axis, const struct over_axis *over,
                     const struct objective *objective, const struct rule *rule, struct err *err)
{
    *axis = (struct map_axis){
        .name = over->field,
        .count = (size_t)over->range.count,
        .logarithmic = over->range.logarithmic,
    };
    if (find_setting(axis, objective, rule, err))
        return -1;
    return check_range(axis, &over->range, rule, err);
}

void map_axes_name_optimizer(struct spec *spec)
{
    size_t number;

    for (size_t i = 0; i < spec->over.count && !spec->optimizer; i++)
        for (const struct rule *const *rule = rules_listed; *rule; rule++)
            if (is_hyper(*rule, spec->over.axis[i].field, &number))
                optimizers_set(spec, (*rule)->name);
}
