#include "descent/ends_block.h"

#include <math.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"
#include "descent/ends_aside.h"
#include "descent/ends_judge.h"

WIDE(cover, (size_t count, const double *x, double *low, double *high), (count, x, low, high))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        low[i] = x[i] < low[i] ? x[i] : low[i];
        high[i] = x[i] > high[i] ? x[i] : high[i];
    }
}

WIDE(cover_from_start, (size_t count, const row *x, const row *start, row farthest, row *far),
     (count, x, start, farthest, far))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        double dx = x[0][i] - start[0][i], dy = x[1][i] - start[1][i], square = dx * dx + dy * dy;
        bool more = square > farthest[i];

        farthest[i] = more ? square : farthest[i];
        far[0][i] = more ? x[0][i] : far[0][i];
        far[1][i] = more ? x[1][i] : far[1][i];
    }
}

WIDE(note_broken, (size_t count, double *broken, const double *loss), (count, broken, loss))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++) broken[i] += loss[i] * 0;
}

static const double *losses(const struct block *block, size_t count)
{
    return objective_lanes_losses(block->lanes, count, block->x[0], block->workspace);
}

static const double *slopes(const struct block *block, size_t p, size_t count)
{
    return objective_lanes_slopes(block->lanes, p, count, block->x[0], block->workspace);
}

/* Takes the states into account, which training would end at where they are not finite. */
static void look(struct block *block, size_t count)
{
    for (size_t p = 0; p < block->parameters; p++)
        cover(count, block->x[p], block->low[p], block->high[p]);
    if (block->parameters > 1)
        cover_from_start(count, (const row *)block->x, (const row *)block->start, block->farthest,
                         block->far);
    if (!block->total)
        note_broken(count, block->broken, losses(block, count));
}

/* A lane whose slopes are within the tolerance stands still from there on: its rate becomes 0. */
WIDE(stop_flat,
     (size_t count, const double *slope, const double *other, double tolerance, double k,
      double *lr, double *stopped),
     (count, slope, other, tolerance, k, lr, stopped))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        bool stops = (fabs(slope[i]) <= tolerance) & (fabs(other[i]) <= tolerance);

        stopped[i] = (stops & (stopped[i] < 0)) ? k : stopped[i];
        lr[i] = stops ? 0 : lr[i];
    }
}

static void stop(struct block *block, const double *slope, const double *other, long k,
                 size_t count)
{
    double tolerance = block->descent->tolerance;

    if (tolerance >= 0)
        stop_flat(count, slope, block->parameters > 1 ? other : slope, tolerance, (double)k,
                  block->rates.lr, block->stopped);
}

/* How many of the last steps are looked at to tell how runs turn. */
static long turning_steps(const struct block *block)
{
    long iterations = block->descent->iterations;

    return iterations < TURNING_STEPS ? iterations : TURNING_STEPS;
}

/* Whether the step from state `k` is one of them. */
static bool tells_turns(const struct block *block, long k)
{
    long last = block->descent->iterations;

    return block->turns && k < last && k >= last - turning_steps(block);
}

/* How the runs turn, by the last step. */
static void note_turns(struct block *block, size_t count)
{
    const double *from[PARAMETERS_MAX], *to[PARAMETERS_MAX];

    for (size_t p = 0; p < PARAMETERS_MAX; p++) {
        from[p] = block->from[p];
        to[p] = block->x[p];
    }
    turning_add(&block->turning, count, from, to);
}

/* Corrects the rates for the next update. */
static void correct(struct block *block, size_t count)
{
    const struct rule *rule = block_rule(block);

    if (!block->varies) {
        rates_go_on(&block->common, rule);
        return;
    }
    for (size_t i = 0; i < count; i++) {
        rates_go_on(&block->own[i], rule);
        for (size_t j = 0; j < CORRECTIONS_MAX; j++)
            block->rates.correction[j][i] = block->own[i].correction[j];
    }
}

/* Moves all parameters of the lanes, in state `k`, by their slopes. */
static void move(struct block *block, long k, size_t count, const double *const slope[])
{
    const struct rule *rule = block_rule(block);
    bool turns = tells_turns(block, k);

    for (size_t p = 0; p < block->parameters; p++) {
        if (turns)
            memcpy(block->from[p], block->x[p], count * sizeof(double));
        rule->step_lanes(count, block->x[p], slope[p], &block->rates, block->memory[p][0],
                         block->memory[p][1]);
    }
    if (turns)
        note_turns(block, count);
    if (rule->correct)
        correct(block, count);
}

/* From state `k`. All slopes are found before a parameter moves. */
static void step(struct block *block, long k, size_t count)
{
    const double *slope;

    if (block->parameters > 1)
        memcpy(block->next_slope, slopes(block, 1, count), count * sizeof(double));
    slope = slopes(block, 0, count);
    stop(block, slope, block->next_slope, k, count);
    move(block, k, count, (const double *[]){slope, block->next_slope});
}

/* Keeps the states, number `state`, as number `k` of the window, and makes the next, if there is
 * one. */
static void keep_and_step(struct block *block, long state, size_t k, size_t count)
{
    for (size_t p = 0; p < block->parameters; p++) {
        memcpy(block->at[p][k], block->x[p], count * sizeof(double));
        memcpy(block->slope[p][k], slopes(block, p, count), count * sizeof(double));
    }
    stop(block, block->slope[0][k], block->slope[1][k], state, count);
    if (state < block->descent->iterations)
        move(block, state, count, (const double *[]){block->slope[0][k], block->slope[1][k]});
}

/* Where the states lie that are made and kept. */
struct stretch {
    long first; /* of the window */
    long join;  /* a multiple of ENDS_PERIOD: from here on, all lanes are computed */
    long last;
};

/* Of at least ENDS_PERIOD states from `join` on, where there are so many. */
static struct stretch stretch_of(long last, long states)
{
    long join = last < ENDS_PERIOD ? 0 : (last - ENDS_PERIOD + 1) / ENDS_PERIOD * ENDS_PERIOD;

    return (struct stretch){last + 1 - states, join, last};
}

static void make_state(struct block *block, const struct stretch *stretch, long k, size_t lanes)
{
    look(block, lanes);
    if (k < stretch->first)
        step(block, k, lanes);
    else
        keep_and_step(block, k, (size_t)(k - stretch->first), lanes);
}

/* Makes the states before `join`. Returns how many lanes have not been set aside. */
static size_t descend_until_join(struct block *block, const struct stretch *stretch, size_t count)
{
    size_t moving = count;

    for (long k = 0; k < stretch->join && moving; k++) {
        if (k % ENDS_PERIOD == 0 && k <= stretch->first) {
            moving = k ? ends_set_aside(block, moving) : moving;
            ends_remember(block, moving);
        }
        if (moving)
            make_state(block, stretch, k, block_lanes(moving));
    }
    return moving;
}

/* Gives the lanes set aside the states of the window before `join`. */
static void repeat(struct block *block, const struct stretch *stretch, size_t moving, size_t count)
{
    size_t size = (count - moving) * sizeof(double);

    for (long k = stretch->join - stretch->first - 1; k >= 0; k--)
        for (size_t p = 0; p < block->parameters; p++) {
            memcpy(block->at[p][k] + moving, block->at[p][k + ENDS_PERIOD] + moving, size);
            memcpy(block->slope[p][k] + moving, block->slope[p][k + ENDS_PERIOD] + moving, size);
        }
}

/* Leaves the last `states` states in the window. */
static void descend(struct block *block, size_t count, long states)
{
    const struct stretch stretch = stretch_of(block->descent->iterations, states);
    size_t moving = descend_until_join(block, &stretch, count);

    for (long k = stretch.join; k <= stretch.last; k++)
        make_state(block, &stretch, k, block_lanes(count));
    repeat(block, &stretch, moving, count);
}

static void begin_lane(struct block *block, size_t lane, const struct setting *setting)
{
    block->run[lane] = lane;
    block->rates.lr[lane] = setting->lr;
    for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
        block->rates.hyper[h][lane] = setting->hyper[h];
    block->varies = block->varies ||
                    memcmp(setting->hyper, block->settings[0].hyper, sizeof setting->hyper) != 0;
    block->broken[lane] = block->farthest[lane] = 0;
    block->stopped[lane] = -1;
    for (size_t p = 0; p < block->parameters; p++)
        block->start[p][lane] = setting->start[p];
}

static struct rates first_rates(const struct block *block, size_t lane)
{
    struct optimizer optimizer = block->descent->optimizer;

    for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
        optimizer.hyper[h] = block->rates.hyper[h][lane];
    return rates_at(&optimizer, block->rates.lr[lane], 0);
}

static void begin_rates(struct block *block, size_t lanes)
{
    block->common = first_rates(block, 0);
    block->rates.alike = block->varies ? NULL : &block->common;
    for (size_t lane = 0; block->varies && lane < lanes; lane++) {
        block->own[lane] = first_rates(block, lane);
        for (size_t i = 0; i < CORRECTIONS_MAX; i++)
            block->rates.correction[i][lane] = block->own[lane].correction[i];
    }
}

/* The places beyond `count` have the last setting once more. */
static void begin(struct block *block, size_t count)
{
    size_t lanes = block_lanes(count);

    block->varies = false;
    for (size_t i = 0; i < lanes; i++)
        begin_lane(block, i, &block->settings[i < count ? i : count - 1]);
    begin_rates(block, lanes);
    memset(block->memory, 0, sizeof block->memory);
    block->turning = (struct turning){.lanes = 0};
    if (block->turns)
        turning_init(&block->turning, LANES, block->parameters, turning_steps(block));
    for (size_t p = 0; p < block->parameters; p++) {
        memcpy(block->x[p], block->start[p], lanes * sizeof(double));
        memcpy(block->low[p], block->start[p], lanes * sizeof(double));
        memcpy(block->high[p], block->start[p], lanes * sizeof(double));
        memcpy(block->far[p], block->start[p], lanes * sizeof(double));
    }
    memcpy(block->first_loss, losses(block, lanes), lanes * sizeof(double));
    note_broken(lanes, block->broken, block->first_loss);
}

/* Makes the runs of a block, whose first members are set, and judges them. */
static void run_block(struct block *block, size_t count, struct run_end *ends)
{
    const struct objective *objective = block->lanes->objective;
    long iterations = block->descent->iterations;
    long states = iterations + 1 < VERDICT_WINDOW ? iterations + 1 : VERDICT_WINDOW;

    block->parameters = objective->parameters;
    block->total = objective->is_total;
    block->untold_count = 0;
    begin(block, count);
    descend(block, count, states);
    ends_judge(block, count, (size_t)states, ends);
    turning_release(&block->turning);
}

/*
 * Most runs of rules with memory come to rest, so that how they turn is of no interest; the others
 * are made once more.
 */
static void tell_others(struct block *block, struct run_end *ends)
{
    const struct setting *settings = block->settings;
    struct setting others[LANES];
    struct run_end others_ends[LANES];
    size_t count = block->untold_count, run[LANES];

    memcpy(run, block->untold, count * sizeof *run);
    for (size_t i = 0; i < count; i++)
        others[i] = settings[run[i]];
    block->settings = others;
    block->turns = true;
    run_block(block, count, others_ends);
    for (size_t i = 0; i < count; i++)
        ends[run[i]] = others_ends[i];
    block->settings = settings;
}

void ends_block(const struct objective_lanes *lanes, const struct descent *descent,
                const struct setting *settings, size_t count, bool tells_rest, struct run_end *ends)
{
    struct block *block = mem_aligned(1, sizeof *block);

    block->lanes = lanes;
    block->descent = descent;
    block->settings = settings;
    block->tells_rest = tells_rest;
    block->turns = descent->optimizer.rule->memory && !descent->optimizer.rule->limit;
    block->workspace = mem_aligned(objective_lanes_workspace(lanes), sizeof *block->workspace);
    run_block(block, count, ends);
    if (block->untold_count)
        tell_others(block, ends);
    free(block->workspace);
    free(block);
}
