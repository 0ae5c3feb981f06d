#include "descent/ends.h"

#include <math.h>
#include <string.h>

#include "base/parallel.h"
#include "base/ranks.h"
#include "descent/ends_block.h"
#include "descent/judge.h"
#include "descent/onward.h"
#include "descent/rule.h"

/* Operations of runs side by side that take as long as one of a run by itself, at least. */
enum { AT_ONCE = 4 };

/* What the threads share. */
struct sharing {
    const struct ends_request *request;
    const struct objective_lanes *lanes; /* NULL where each run is trained by itself */
    struct run_end *ends;
    size_t first; /* piece of this rank's share */
};

struct run_end run_end_of(const struct run *run, const struct objective *objective,
                          double tolerance)
{
    const struct state last = run_last_state(run);
    const struct verdict verdict = judge_run(run, objective->parameters, objective, tolerance);
    bool finite = state_is_finite(&last, objective->parameters);

    return (struct run_end){
        .loss = finite ? last.loss : NAN,
        .at = {finite ? last.parameter[0] : NAN, finite ? last.parameter[1] : NAN},
        .kind = verdict.kind,
        .rest = verdict.kind == VERDICT_CONVERGED ? (int)verdict.iteration : -1,
    };
}

/* One run by itself: on a data set, or an expression that lanes do not take. */
static void train_one(void *context, size_t i)
{
    const struct sharing *s = context;
    size_t number = s->first + i;
    const struct setting setting = s->request->setting(s->request->context, number);
    struct descent descent = *s->request->descent;
    struct trajectory trajectory;
    struct err err = {0};

    memcpy(descent.start, setting.start, sizeof descent.start);
    memcpy(descent.optimizer.hyper, setting.hyper, sizeof setting.hyper);
    descent.lr = &setting.lr;
    descent.runs = 1;
    /* Its limits are those that were checked for all runs. */
    if (descent_train(&descent, s->request->objective, &trajectory, &err))
        return;
    s->ends[number] = run_end_of(&trajectory.runs[0], s->request->objective, descent.tolerance);
    trajectory_release(&trajectory);
}

/* LANES runs from number `block` times as many on. */
static void train_block(void *context, size_t block)
{
    const struct sharing *s = context;
    size_t first = (s->first + block) * LANES, rest = s->request->count - first;
    size_t count = rest < LANES ? rest : LANES;
    struct setting settings[LANES];

    for (size_t i = 0; i < count; i++)
        settings[i] = s->request->setting(s->request->context, first + i);
    ends_block(s->lanes, s->request->descent, settings, count, s->request->tells_rest,
               s->ends + first);
}

/* Whether the runs can go side by side; then the caller releases the lanes. */
static bool goes_by_lanes(const struct ends_request *request, struct objective_lanes *lanes)
{
    const struct rule *rule = request->descent->optimizer.rule;

    if (!rule->step_lanes || rule->coordinates || !objective_lanes_init(lanes, request->objective))
        return false;
    if (!request->tells_rest || request->descent->tolerance >= 0 ||
        (lanes->curvature && !rule->memory))
        return true;
    objective_lanes_release(lanes);
    return false;
}

/* The units of work that a state is. */
static double cost_of_state(const struct ends_request *request)
{
    struct objective_lanes lanes;
    double passes;

    if (!goes_by_lanes(request, &lanes))
        return (double)request->objective->cost;
    objective_lanes_release(&lanes);
    /* Once more, with curvatures, to tell since when. */
    passes = request->tells_rest && request->descent->tolerance < 0 ? 3 : 1;
    return passes * (double)request->objective->slope_cost / AT_ONCE;
}

/* The most updates by which runs go on, each by itself, to be judged. */
static double updates_onward(const struct ends_request *request)
{
    return request->descent->optimizer.rule->memory
               ? (double)onward_updates(request->descent->iterations) * (double)request->count
               : 0;
}

int ends_check(const struct ends_request *request, struct err *err)
{
    double iterations = (double)request->descent->iterations;
    double states = (iterations + 1) * (double)request->count;
    double cost = states * cost_of_state(request) +
                  updates_onward(request) * (double)request->objective->cost;
    struct work work = WORK_INIT;

    if (iterations + 1 <= DESCENT_MOST_STATES && work_add(&work, cost))
        return 0;
    return err_set(err, STATUS_LIMIT, "%.0f states are too much work; lower --iterations, or %s",
                   states, request->less);
}

/* The ends of the shares of all ranks, in their order, are all. */
static int tell_ends(const struct sharing *s, size_t first, size_t end, struct err *err)
{
    struct ranks_told told;
    int result;

    if (ranks_count() == 1)
        return 0;
    result = ranks_tell(s->ends + first, (end - first) * sizeof *s->ends, &told, err);

    if (!result)
        memcpy(s->ends, told.bytes.data, s->request->count * sizeof *s->ends);
    ranks_told_release(&told);
    return result;
}

/* In pieces of `runs` each, of which every rank does a share. */
static int run_all(struct sharing *s, parallel_work *train, size_t runs, struct err *err)
{
    size_t count = s->request->count;
    struct ranks_share share = ranks_share_of(ranks_number(), (count + runs - 1) / runs);
    size_t pieces = share.end - share.first, end = share.end * runs;
    struct progress progress;

    s->first = share.first;
    progress_begin(&progress, (double)pieces, s->request->doing, count);
    parallel_run(pieces, s->request->jobs, train, s, &progress);
    progress_end(&progress);
    if (!pieces)
        share.first = end = 0;
    return tell_ends(s, share.first * runs, end < count ? end : count, err);
}

int ends_run(const struct ends_request *request, struct run_end *ends, struct err *err)
{
    struct sharing sharing = {.request = request, .ends = ends};
    struct objective_lanes lanes;
    int result;

    if (!goes_by_lanes(request, &lanes))
        return run_all(&sharing, train_one, 1, err);
    sharing.lanes = &lanes;
    result = run_all(&sharing, train_block, LANES, err);
    objective_lanes_release(&lanes);
    return result;
}
