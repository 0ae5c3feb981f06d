#include "descent/basins.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/progress.h"

/* In parts of the size of a minimum's parameters, or of 1: two minima are one that are so near, */
#define SAME 1e-5

/* and a run that ends so near to one is on its way there. */
#define NEAR 1e-3

static bool settles(enum verdict_kind kind)
{
    return kind == VERDICT_CONVERGED || kind == VERDICT_CONVERGING || kind == VERDICT_OSCILLATING;
}

static bool is_near(const struct minimum *minimum, const double at[PARAMETERS_MAX],
                    size_t parameters, double distance)
{
    const double place[] = {minimum->parameter, minimum->second};

    for (size_t i = 0; i < parameters && i < PARAMETERS_MAX; i++)
        if (!(fabs(at[i] - place[i]) <= distance * fmax(fabs(place[i]), 1)))
            return false;
    return true;
}

/* The number of a minimum that has been found so near, or the count of them. */
static size_t known_at(const struct basins *basins, const double at[PARAMETERS_MAX],
                       size_t parameters, double distance)
{
    size_t i = 0;

    while (i < basins->count && !is_near(&basins->at[i], at, parameters, distance))
        i++;
    return i;
}

/* The loss of a run that descends may fall for ever: it has to be near. */
static unsigned char search(struct basins *basins, const struct objective *objective,
                            const struct run_end *end)
{
    struct minimum minimum = minimum_from(objective, end->at, 0);
    const double place[PARAMETERS_MAX] = {minimum.parameter, minimum.second};
    size_t parameters = objective->parameters, i;

    if (!minimum.found || (!settles(end->kind) && !is_near(&minimum, end->at, parameters, NEAR)))
        return BASIN_NONE;
    i = known_at(basins, place, parameters, SAME);
    if (i == BASINS_MOST)
        return BASIN_OTHER;
    if (i == basins->count)
        basins->at[basins->count++] = minimum;
    return (unsigned char)i;
}

static unsigned char find(struct basins *basins, const struct objective *objective,
                          const struct run_end *end)
{
    size_t known;

    if (!settles(end->kind) && end->kind != VERDICT_DESCENDING)
        return BASIN_NONE;
    known = known_at(basins, end->at, objective->parameters, NEAR);
    return known < basins->count ? (unsigned char)known : search(basins, objective, end);
}

static void count_run(struct basins *basins, unsigned char of)
{
    if (of == BASIN_NONE)
        basins->none++;
    else if (of == BASIN_OTHER)
        basins->other++;
    else
        basins->runs[of]++;
}

int basins_find(struct basins *basins, const struct objective *objective,
                const struct run_end *ends, size_t count, struct err *err)
{
    struct objective counted = *objective;
    struct work work = WORK_INIT;
    struct progress progress;

    *basins = (struct basins){.of = mem_zeroed(count, 1)};
    counted.work = &work;
    progress_begin(&progress, (double)count, "finding the minima that %zu runs reach", count);
    for (size_t i = 0; i < count && !work.refused; i++) {
        basins->of[i] = find(basins, &counted, &ends[i]);
        count_run(basins, basins->of[i]);
        progress_at(&progress, (double)i);
    }
    progress_end(&progress);
    if (!work.refused)
        return 0;
    return err_set(err, STATUS_LIMIT,
                   "finding the minima that %zu runs reach is too much work; raise --iterations, "
                   "or map fewer cells",
                   count);
}

void basins_release(struct basins *basins)
{
    free(basins->of);
    basins->of = NULL;
}
