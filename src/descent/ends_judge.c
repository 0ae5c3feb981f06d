#include "descent/ends_judge.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"
#include "descent/bounds.h"
#include "descent/ends_alone.h"
#include "descent/ends_onward.h"
#include "descent/ends_since.h"
#include "descent/rest.h"
#include "descent/rest_lanes.h"
#include "descent/rule.h"
#include "descent/turns.h"
#include "descent/window.h"

enum { FEWEST_TOGETHER = 8 }; /* LANES_UNIT lanes take as long as so many by themselves */

struct judging {
    struct block *block;
    size_t count, states;
    struct space space;
    bool in_rows;  /* whether lanes are at rest was found for all at once: */
    row rests;     /* 1 or 0 */
    double limit;  /* of lr, for lanes at rest */
    row loss;      /* the last, of each lane */
    row curvature; /* at the last states */
    struct run_end *ends;
    size_t pending[LANES], pending_count; /* lanes that are to be judged by their windows */
    row_window losses;                    /* of the pending ones, in their order */
};

static struct state state_of(const struct judging *j, size_t k, size_t lane)
{
    const struct block *block = j->block;
    struct state state = {.loss = j->loss[lane]};

    for (size_t p = 0; p < block->parameters; p++) {
        state.parameter[p] = block->at[p][k][lane];
        state.slope[p] = block->slope[p][k][lane];
    }
    return state;
}

static const double *losses_of(const struct judging *j, size_t lanes)
{
    return objective_lanes_losses(j->block->lanes, lanes, j->block->x[0], j->block->workspace);
}

/* The last losses, and the curvatures where the lanes tell them. */
static void look_at_last(struct judging *j)
{
    struct block *block = j->block;
    size_t lanes = block_lanes(j->count), size = lanes * sizeof(double);

    for (size_t p = 0; p < block->parameters; p++)
        memcpy(block->x[p], block->at[p][j->states - 1], size);
    memcpy(j->loss, losses_of(j, lanes), size);
    if (j->space.has_distance)
        for (size_t i = 0; i < lanes; i++)
            j->curvature[i] = j->space.bend.curvature[0];
    else if (j->in_rows)
        memcpy(j->curvature,
               objective_lanes_curvatures(block->lanes, lanes, block->x[0], block->workspace),
               size);
}

/* On lanes that have a state before the last. */
static void find_rests(struct judging *j)
{
    const struct block *block = j->block;
    const struct rest_lanes at = {
        .x = block->x[0],
        .slope = block->slope[0][j->states - 1],
        .curvature = j->curvature,
        .before = block->at[0][j->states - 2],
        .lr = block->rates.lr,
        .low = block->low[0],
        .high = block->high[0],
    };

    rest_lanes(block_lanes(j->count), &at, j->rests);
}

/* The rate beyond which descent leads away from where a lane is at rest; infinite: none does. */
static double limit_of(const struct space *space)
{
    return space->has_distance ? optimizer_limit(&space->optimizer, space->bend.curvature[0])
                               : INFINITY;
}

/* Whether a lane, which was always finite, was found to be at rest, with no more to ask. */
static bool rests_in_sight(const struct judging *j, size_t lane)
{
    const struct block *block = j->block;
    double finite = block->x[0][lane] * 0 + block->slope[0][j->states - 1][lane] * 0 +
                    j->loss[lane] * 0 + block->broken[lane];

    return j->in_rows && j->rests[lane] != 0 && finite == 0 && block->rates.lr[lane] <= j->limit;
}

/* As rest_of has it: with a tolerance, nobody asks. */
static double reach_of_lane(const struct block *block, size_t lane)
{
    struct reach reach = {0};

    if (block->descent->tolerance >= 0)
        return 0;
    for (size_t p = 0; p < block->parameters; p++) {
        reach.low[p] = block->low[p][lane];
        reach.high[p] = block->high[p][lane];
    }
    if (block->parameters > 1)
        reach.farthest = hypot(block->far[0][lane] - block->start[0][lane],
                               block->far[1][lane] - block->start[1][lane]);
    return reach_of(&reach, block->parameters);
}

/* The space is that of the lane from here on. */
static void set_rates(struct judging *j, size_t lane)
{
    j->space.lr = j->block->rates.lr[lane];
    for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
        j->space.optimizer.hyper[h] = j->block->rates.hyper[h][lane];
}

static bool is_at_rest(struct judging *j, size_t lane, const struct state *last)
{
    const struct state before = state_of(j, j->states > 1 ? j->states - 2 : 0, lane);

    if (j->block->descent->tolerance >= 0)
        return j->block->stopped[lane] >= 0;
    if (j->in_rows && j->rests[lane] == 0)
        return false;
    set_rates(j, lane);
    return rest_has(&(struct rest){j->space, -1, reach_of_lane(j->block, lane)}, last,
                    j->states > 1 ? &before : NULL);
}

/* Whether what was kept of the run is not all that training would end or judge it by. */
static bool is_beyond(const struct block *block, bool finite, size_t lane)
{
    return isnan(block->broken[lane]) || (!block->total && !finite) ||
           (block->parameters > 1 && finite && isinf(block->farthest[lane]));
}

/* Tells the ends of lanes that do not depend on more than the last states. */
static void judge_by_last(struct judging *j, size_t lane)
{
    const struct block *block = j->block;
    const struct state last = state_of(j, j->states - 1, lane);
    bool finite = state_is_finite(&last, block->parameters);
    struct run_end *end = &j->ends[block->run[lane]];

    if (is_beyond(block, finite, lane)) {
        *end = ends_train_alone(block, &block->settings[block->run[lane]]);
    } else if (!finite) {
        *end = (struct run_end){NAN, {NAN, NAN}, VERDICT_DIVERGING, -1};
    } else {
        *end = (struct run_end){last.loss,
                                {last.parameter[0], last.parameter[1]},
                                VERDICT_CONVERGED,
                                (int)block->stopped[lane]};
        if (!is_at_rest(j, lane, &last))
            j->pending[j->pending_count++] = lane;
    }
}

/* Puts a state of the pending lanes where lanes are computed, one after the other. */
static void gather(struct judging *j, size_t k)
{
    for (size_t p = 0; p < j->block->parameters; p++)
        for (size_t i = 0; i < block_lanes(j->pending_count); i++)
            j->block->x[p][i] = j->block->at[p][k][j->pending[i < j->pending_count ? i : 0]];
}

static void find_losses(struct judging *j)
{
    size_t lanes = block_lanes(j->pending_count);

    for (size_t k = 0; k < j->states; k++) {
        gather(j, k);
        memcpy(j->losses[k], losses_of(j, lanes), lanes * sizeof(double));
    }
}

/* The first question of bounds_are_ahead, asked of all pending lanes; the answer goes to `rests`.
 */
static void look_ahead(struct judging *j)
{
    struct block *block = j->block;
    size_t last = j->states - 1;
    const double *there;

    for (size_t i = 0; i < block_lanes(j->pending_count); i++) {
        size_t lane = j->pending[i < j->pending_count ? i : 0];

        block->x[0][i] = bounds_first_look(block->at[0][last][lane], block->slope[0][last][lane],
                                           j->curvature[lane]);
    }
    there = objective_lanes_slopes(block->lanes, 0, block_lanes(j->pending_count), block->x[0],
                                   block->workspace);
    for (size_t i = 0; i < j->pending_count; i++) {
        size_t lane = j->pending[i];

        j->rests[lane] =
            j->curvature[lane] > 0 && bounds_is_level(there[i], block->slope[0][last][lane]);
    }
}

/* The last state of a lane with its memory, which is that before the update that was not made. */
static struct onward end_of(const struct judging *j, size_t lane)
{
    struct onward end = {.last = state_of(j, j->states - 1, lane),
                         .iteration = j->block->descent->iterations};

    for (size_t p = 0; p < j->block->parameters; p++)
        for (size_t m = 0; m < block_rule(j->block)->memory; m++)
            end.last.memory[m][p] = j->block->memory[p][m][lane];
    return end;
}

static enum verdict_kind judge_moving(const struct judging *j, size_t lane,
                                      const struct window *window)
{
    double reach = reach_of_lane(j->block, lane);
    struct turned turned;

    if (!j->space.optimizer.rule->memory)
        return window_judge(window, &j->space, reach).kind;
    turned = turning_told(&j->block->turning, lane);
    return turns_judge(window, &j->space, reach, &turned).kind;
}

/* `asking` as in struct onward. */
static void judge_window(struct judging *j, size_t i, struct asking *asking)
{
    size_t lane = j->pending[i], run = j->block->run[lane];
    struct window window = {
        .count = j->states,
        .first_loss = j->block->first_loss[run],
        .kind_alone = true,
        .ahead = j->in_rows && !j->space.has_distance && j->rests[lane] != 0,
    };

    set_rates(j, lane);
    for (size_t k = 0; k < j->states; k++) {
        for (size_t p = 0; p < j->block->parameters; p++) {
            window.position[k].at[p] = j->block->at[p][k][lane];
            window.position[k].slope[p] = j->block->slope[p][k][lane];
        }
        window.loss[k] = j->losses[k][i];
    }
    window.end = end_of(j, lane);
    window.end.asking = asking;
    j->ends[run].kind = judge_moving(j, lane, &window);
}

/* Judges some lanes; keeps those whose verdicts have open questions. Returns how many these are. */
static size_t judge_asking(struct judging *j, struct asking *asking, size_t *pending, size_t count)
{
    size_t open = 0;

    for (size_t i = 0; i < count; i++) {
        struct asking *its = &asking[pending[i]];

        its->asked = 0;
        its->open = false;
        judge_window(j, pending[i], its);
        if (its->open)
            pending[open++] = pending[i];
    }
    return open;
}

/* Lanes whose verdicts ask for further steps make them together, unless they are few. */
static void judge_windows(struct judging *j)
{
    struct asking *asking = mem_zeroed(j->pending_count, sizeof *asking);
    size_t pending[LANES], count = j->pending_count;

    for (size_t i = 0; i < count; i++)
        pending[i] = i;
    count = judge_asking(j, asking, pending, count);
    while (count >= FEWEST_TOGETHER) {
        ends_go_on(j->block, j->states - 1, j->pending, asking, pending, count);
        count = judge_asking(j, asking, pending, count);
    }
    for (size_t i = 0; i < count; i++)
        judge_window(j, pending[i], NULL);
    free(asking);
}

/* Whether lanes tell all that rest_has asks for. */
static bool rests_in_rows(const struct judging *j)
{
    return !j->space.optimizer.rule->memory && j->block->parameters == 1 && j->states > 1 &&
           j->block->descent->tolerance < 0 &&
           (j->space.has_distance || j->block->lanes->curvature);
}

/* How these runs turn must be known first. */
static void leave_untold(struct judging *j)
{
    for (size_t i = 0; i < j->pending_count; i++)
        j->block->untold[i] = j->block->run[j->pending[i]];
    j->block->untold_count = j->pending_count;
    j->pending_count = 0;
}

void ends_judge(struct block *block, size_t count, size_t states, struct run_end *ends)
{
    const struct objective *objective = block->lanes->objective;
    const struct run run = {.optimizer = block->descent->optimizer,
                            .parameters = block->parameters};
    struct judging *j = mem_aligned(1, sizeof *j);

    j->block = block;
    j->count = count;
    j->states = states;
    j->ends = ends;
    j->pending_count = 0;
    j->space = space_of(&run, block->parameters, objective);
    j->in_rows = rests_in_rows(j);
    j->limit = limit_of(&j->space);
    look_at_last(j);
    if (j->in_rows)
        find_rests(j);
    for (size_t lane = 0; lane < count; lane++)
        if (rests_in_sight(j, lane))
            ends[block->run[lane]] =
                (struct run_end){j->loss[lane], {block->x[0][lane]}, VERDICT_CONVERGED, -1};
        else
            judge_by_last(j, lane);
    if (block->descent->optimizer.rule->memory && !block->turns)
        leave_untold(j);
    if (j->pending_count)
        find_losses(j);
    if (j->pending_count && j->in_rows && !j->space.has_distance)
        look_ahead(j);
    judge_windows(j);
    if (block->tells_rest && block->descent->tolerance < 0)
        ends_tell_since(block, count, &j->space, ends);
    free(j);
}
