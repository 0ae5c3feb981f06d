#include "descent/ends_onward.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/wide.h"

/* The lanes that go on, one after the other; those that are answered leave. */
struct going {
    const struct block *block;
    size_t count;
    row x[PARAMETERS_MAX], from[PARAMETERS_MAX], slope;
    row memory[PARAMETERS_MAX][RULE_MEMORY_MAX];
    struct rate_rows rates;
    struct rates own[LANES]; /* the first is that of all, but for lr, where they do not vary */
    row size;                /* of the last step */
    row longest, largest;    /* that a step may be; that one was in this turn, infinite: too long */
    struct turns_onward turns[LANES];
    struct asking *asking[LANES];
};

static void set_corrections(struct going *going, size_t i)
{
    for (size_t c = 0; c < CORRECTIONS_MAX; c++)
        going->rates.correction[c][i] = going->own[i].correction[c];
}

static void begin_lane(struct going *going, size_t i, size_t last, size_t lane)
{
    const struct block *block = going->block;
    struct optimizer optimizer = block->descent->optimizer;

    for (size_t p = 0; p < block->parameters; p++) {
        going->x[p][i] = block->at[p][last][lane];
        for (size_t m = 0; m < RULE_MEMORY_MAX; m++)
            going->memory[p][m][i] = block->memory[p][m][lane];
    }
    going->rates.lr[i] = block->rates.lr[lane];
    for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
        going->rates.hyper[h][i] = optimizer.hyper[h] = block->rates.hyper[h][lane];
    if (i > 0 && !block->varies)
        return;
    going->own[i] = rates_at(&optimizer, going->rates.lr[i], block->descent->iterations);
    set_corrections(going, i);
}

static void correct(struct going *going, size_t lanes)
{
    const struct rule *rule = block_rule(going->block);

    rates_go_on(&going->own[0], rule);
    for (size_t i = 1; going->block->varies && i < lanes; i++)
        rates_go_on(&going->own[i], rule);
    for (size_t i = 0; going->block->varies && i < lanes; i++)
        set_corrections(going, i);
}

static void step(struct going *going, size_t lanes)
{
    const struct block *block = going->block;
    const struct rule *rule = block_rule(block);
    const double *slope;

    if (block->parameters > 1)
        memcpy(going->slope,
               objective_lanes_slopes(block->lanes, 1, lanes, going->x[0], block->workspace),
               sizeof going->slope);
    slope = objective_lanes_slopes(block->lanes, 0, lanes, going->x[0], block->workspace);
    for (size_t p = 0; p < block->parameters; p++, slope = going->slope) {
        memcpy(going->from[p], going->x[p], lanes * sizeof(double));
        rule->step_lanes(lanes, going->x[p], slope, &going->rates, going->memory[p][0],
                         going->memory[p][1]);
    }
    if (rule->correct)
        correct(going, lanes);
}

WIDE(measure_along, (size_t count, const double *x, const double *from, double *size),
     (count, x, from, size))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++) size[i] =
        fabs(x[i] - from[i]);
}

WIDE(note_largest, (size_t count, const double *size, const double *longest, double *largest),
     (count, size, longest, largest))
{
    WIDE_LOOP for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
    {
        double size_or_infinite = size[i] <= longest[i] ? size[i] : INFINITY;

        largest[i] = size_or_infinite > largest[i] ? size_or_infinite : largest[i];
    }
}

static void measure(struct going *going, size_t lanes)
{
    measure_along(lanes, going->x[0], going->from[0], going->size);
    for (size_t i = 0; going->block->parameters > 1 && i < going->count; i++)
        going->size[i] = hypot(going->size[i], going->x[1][i] - going->from[1][i]);
    note_largest(lanes, going->size, going->longest, going->largest);
}

/* Puts the last lane in the place of this one. */
static void leave(struct going *going, size_t i)
{
    size_t last = --going->count;

    for (size_t p = 0; p < going->block->parameters; p++) {
        going->x[p][i] = going->x[p][last];
        for (size_t m = 0; m < RULE_MEMORY_MAX; m++)
            going->memory[p][m][i] = going->memory[p][m][last];
    }
    going->rates.lr[i] = going->rates.lr[last];
    for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
        going->rates.hyper[h][i] = going->rates.hyper[h][last];
    if (going->block->varies) {
        going->own[i] = going->own[last];
        set_corrections(going, i);
    }
    going->longest[i] = going->longest[last];
    going->largest[i] = going->largest[last];
    going->turns[i] = going->turns[last];
    going->asking[i] = going->asking[last];
}

/* Whether the lane has its answer, after so many updates. */
static bool is_answered(struct going *going, size_t i, long updates)
{
    struct asking *asking = going->asking[i];
    enum onward_told told = ONWARD_SHRINKS_NOT;

    if (isfinite(going->largest[i])) {
        if (updates % going->turns[i].steps.turn != 0)
            return false;
        told = onward_turn(&going->turns[i], going->largest[i]);
        going->largest[i] = 0;
    }
    if (told == ONWARD_OPEN)
        return false;
    asking->answer[asking->answers++] = told == ONWARD_SHRINKS;
    return true;
}

void ends_go_on(const struct block *block, size_t last, const size_t *lane, struct asking *asking,
                const size_t *indices, size_t count)
{
    struct going *going = mem_aligned(1, sizeof *going);

    going->block = block;
    going->count = count;
    going->rates.alike = block->varies ? NULL : &going->own[0];
    for (size_t i = 0; i < block_lanes(count); i++)
        begin_lane(going, i, last, lane[indices[i < count ? i : count - 1]]);
    for (size_t i = 0; i < count; i++) {
        going->asking[i] = &asking[indices[i]];
        going->turns[i] = onward_turns(&going->asking[i]->next, block->descent->iterations);
        going->longest[i] = onward_longest(&going->asking[i]->next);
    }
    memset(going->largest, 0, sizeof going->largest);
    for (long updates = 1; going->count; updates++) {
        step(going, block_lanes(going->count));
        measure(going, block_lanes(going->count));
        for (size_t i = going->count; updates % ONWARD_PART == 0 && i-- > 0;)
            if (is_answered(going, i, updates))
                leave(going, i);
    }
    free(going);
}
