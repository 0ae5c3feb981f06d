#include "descent/basins.h"

#include <math.h>
#include <stdlib.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "base/progress.h"

/* In parts of the size of a minimum's parameters, or of 1: two minima are one that are so near, */
#define SAME 1e-5

/* and a run that ends so near to one is on its way there. */
#define NEAR 1e-3

enum { PIECE = 16, GROUP_MOST = 8192 };

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

/* What is known of a run before those in front of it are. */
struct sought {
    bool ends;              /* it may be on its way to a minimum */
    size_t known;           /* the minimum that it ends near; past the last: none */
    struct minimum minimum; /* else the one downhill from its end */
    struct work work;       /* that this took */
};

/* Runs that threads look at side by side. */
struct group {
    const struct basins *basins; /* with the minima that runs before them reach */
    const struct objective *objective;
    const struct run_end *ends;
    struct sought *sought;
    size_t count;
};

static void seek(const struct group *group, size_t i)
{
    const struct run_end *end = &group->ends[i];
    struct sought *sought = &group->sought[i];
    struct objective counted = *group->objective;

    *sought = (struct sought){.ends = settles(end->kind) || end->kind == VERDICT_DESCENDING,
                              .work = WORK_INIT};
    if (!sought->ends)
        return;
    sought->known = known_at(group->basins, end->at, counted.parameters, NEAR);
    if (sought->known < group->basins->count)
        return;
    counted.work = &sought->work;
    sought->minimum = minimum_from(&counted, end->at, 0);
}

static void seek_some(void *context, size_t piece)
{
    const struct group *group = context;

    for (size_t i = piece * PIECE; i < group->count && i < (piece + 1) * PIECE; i++)
        seek(group, i);
}

/* The loss of a run that descends may fall for ever: it has to be near. */
static unsigned char arrive(struct basins *basins, const struct run_end *end,
                            const struct minimum *minimum, size_t parameters)
{
    const double place[PARAMETERS_MAX] = {minimum->parameter, minimum->second};
    size_t i;

    if (!minimum->found || (!settles(end->kind) && !is_near(minimum, end->at, parameters, NEAR)))
        return BASIN_NONE;
    i = known_at(basins, place, parameters, SAME);
    if (i == BASINS_MOST)
        return BASIN_OTHER;
    if (i == basins->count)
        basins->at[basins->count++] = *minimum;
    return (unsigned char)i;
}

/*
 * The minimum of a run, given those of all before it. One that ends near a minimum which was found
 * meanwhile does not count what was sought for it: so it is the same however many are sought at
 * once.
 */
static unsigned char decide(struct basins *basins, const struct run_end *end,
                            const struct sought *sought, size_t parameters, struct work *work)
{
    size_t known = sought->known;

    if (!sought->ends)
        return BASIN_NONE;
    if (known >= basins->count || !is_near(&basins->at[known], end->at, parameters, NEAR))
        known = known_at(basins, end->at, parameters, NEAR);
    if (known < basins->count)
        return (unsigned char)known;
    work->refused = work->refused || sought->work.refused;
    if (!work_add(work, sought->work.done))
        return BASIN_NONE;
    return arrive(basins, end, &sought->minimum, parameters);
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

/* Of the runs from number `first` on. */
static void find_group(struct basins *basins, struct group *group, size_t first, long jobs,
                       struct work *work)
{
    parallel_run((group->count + PIECE - 1) / PIECE, jobs, seek_some, group, NULL);
    for (size_t i = 0; i < group->count && !work->refused; i++) {
        unsigned char of =
            decide(basins, &group->ends[i], &group->sought[i], group->objective->parameters, work);

        basins->of[first + i] = of;
        count_run(basins, of);
    }
}

/* The first groups are small, since the minima that they find need not be sought again. */
static void find_all(struct basins *basins, const struct objective *objective,
                     const struct run_end *ends, size_t count, long jobs, struct work *work)
{
    struct sought *sought = mem_zeroed(GROUP_MOST, sizeof *sought);
    struct progress progress;
    size_t most = PIECE;

    progress_begin(&progress, (double)count, "finding the minima that %zu runs reach", count);
    for (size_t first = 0, size; first < count && !work->refused; first += size) {
        size = count - first < most ? count - first : most;
        find_group(basins, &(struct group){basins, objective, ends + first, sought, size}, first,
                   jobs, work);
        most = most < GROUP_MOST ? 2 * most : most;
        progress_at(&progress, (double)(first + size));
    }
    progress_end(&progress);
    free(sought);
}

int basins_find(struct basins *basins, const struct objective *objective,
                const struct run_end *ends, size_t count, long jobs, struct err *err)
{
    struct work work = WORK_INIT;

    *basins = (struct basins){.of = mem_zeroed(count, 1)};
    find_all(basins, objective, ends, count, jobs, &work);
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
