#include "descent/sweep_ends.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/number.h"
#include "descent/trajectory.h"

/* The rates differ, the starts do not. */
static struct setting setting_of(const void *context, size_t i)
{
    const struct descent *descent = context;

    struct setting setting = {{descent->start[0], descent->start[1]}, descent->lr[i], {0}};

    memcpy(setting.hyper, descent->optimizer.hyper, sizeof setting.hyper);
    return setting;
}

int sweep_run(struct sweep *sweep, const struct descent *descent, const struct objective *objective,
              long jobs, struct err *err)
{
    const struct ends_request request = {
        .descent = descent,
        .objective = objective,
        .count = descent->runs,
        .setting = setting_of,
        .context = descent,
        .jobs = jobs,
        .doing = "sweeping %zu learning rates",
        .less = "sweep fewer rates",
    };

    if (descent->runs > SWEEP_MOST_RATES)
        return err_set(err, STATUS_LIMIT, "%zu learning rates are more than %d", descent->runs,
                       SWEEP_MOST_RATES);
    if (ends_check(&request, err))
        return -1;
    *sweep = (struct sweep){
        .lr = descent->lr,
        .ends = mem_zeroed(descent->runs, sizeof *sweep->ends),
        .count = descent->runs,
        .first_loss = objective_at(objective, descent->start).loss,
    };
    return ends_run(&request, sweep->ends, err);
}

void sweep_release(struct sweep *sweep)
{
    free(sweep->ends);
    *sweep = (struct sweep){0};
}

static bool may_be_best(const struct run_end *end)
{
    return end->kind != VERDICT_DIVERGING && end->kind != VERDICT_UNDEFINED;
}

static double lowest_loss(const struct sweep *sweep)
{
    double lowest = sweep->first_loss;

    for (size_t i = 0; i < sweep->count; i++)
        if (may_be_best(&sweep->ends[i]) && sweep->ends[i].loss < lowest)
            lowest = sweep->ends[i].loss;
    return lowest;
}

bool sweep_find_best(const struct sweep *sweep, struct sweep_best *best)
{
    double lowest = lowest_loss(sweep);
    double same = lowest + SWEEP_SAME * fabs(lowest) + SWEEP_NONE * (sweep->first_loss - lowest);
    size_t longest = 0, length = 0;

    for (size_t i = 0; i < sweep->count; i++) {
        const struct run_end *end = &sweep->ends[i];

        length = may_be_best(end) && end->loss <= same ? length + 1 : 0;
        if (length <= longest)
            continue;
        longest = length;
        best->first = i + 1 - length;
        best->last = i;
    }
    if (!longest || !(lowest < sweep->first_loss))
        return false;
    best->lowest = best->first;
    for (size_t i = best->first; i <= best->last; i++)
        if (sweep->ends[i].loss < sweep->ends[best->lowest].loss)
            best->lowest = i;
    return true;
}

void sweep_write(const struct sweep *sweep, const char *recipe, FILE *stream)
{
    char number[NUMBER_SIZE];

    trajectory_write_recipe(recipe, stream);
    fputs("lr,loss,zone,verdict\n", stream);
    for (size_t i = 0; i < sweep->count; i++) {
        fputs(number_exact(number, sweep->lr[i]), stream);
        fprintf(stream, ",%s", number_exact(number, sweep->ends[i].loss));
        fprintf(stream, ",%s,%s\n", zone_names[zone_of(sweep->ends[i].kind)],
                verdict_name(sweep->ends[i].kind));
    }
}
