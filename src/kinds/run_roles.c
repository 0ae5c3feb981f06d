#include "kinds/run_roles.h"

static bool have_order(const struct study *study)
{
    const struct trajectory *trajectory = &study->trajectory;

    if (trajectory->count < 2 || (!study->spec->lr.range && trajectory->count <= THEME_HUES))
        return false;
    for (size_t i = 1; i < trajectory->count; i++)
        if (!optimizer_is_same(&trajectory->runs[i].optimizer, &trajectory->runs[0].optimizer))
            return false;
    return true;
}

/* How many runs have a lower rate, or the same and come before. */
static size_t rank_of(const struct trajectory *trajectory, size_t i)
{
    size_t rank = 0;

    for (size_t j = 0; j < trajectory->count; j++)
        rank += trajectory->runs[j].lr < trajectory->runs[i].lr ||
                (j < i && trajectory->runs[j].lr == trajectory->runs[i].lr);
    return rank;
}

enum role run_role(const struct study *study, size_t i)
{
    if (!have_order(study))
        return role_of_run(i);
    return role_of_ramp(rank_of(&study->trajectory, i), study->trajectory.count);
}
