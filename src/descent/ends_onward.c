#include "descent/ends_onward.h"

#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

/* The lanes that go on, one after the other. */
struct going {
    const struct block *block;
    size_t count;
    row x[PARAMETERS_MAX], from[PARAMETERS_MAX], slope[PARAMETERS_MAX];
    row memory[PARAMETERS_MAX][RULE_MEMORY_MAX];
    struct rate_rows rates;
    struct rates own[LANES]; /* the first is that of all, but for lr, where they do not vary */
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
    size_t size = lanes * sizeof(double);

    for (size_t p = 0; p < block->parameters; p++) {
        memcpy(going->from[p], going->x[p], size);
        memcpy(going->slope[p],
               objective_lanes_slopes(block->lanes, p, lanes, going->x[0], block->workspace), size);
    }
    for (size_t p = 0; p < block->parameters; p++)
        rule->step_lanes(lanes, going->x[p], going->slope[p], &going->rates, going->memory[p][0],
                         going->memory[p][1]);
    if (rule->correct)
        correct(going, lanes);
}

/* The lengths of the last steps: that of lane i goes to sizes[i·apart]. */
static void measure(const struct going *going, double *sizes, size_t apart)
{
    for (size_t i = 0; i < going->count; i++)
        sizes[i * apart] = fabs(going->x[0][i] - going->from[0][i]);
    for (size_t i = 0; going->block->parameters > 1 && i < going->count; i++)
        sizes[i * apart] = hypot(sizes[i * apart], going->x[1][i] - going->from[1][i]);
}

double *ends_go_on(const struct block *block, size_t last, const size_t *lane, size_t count,
                   long updates)
{
    double *sizes = mem_reserve(count * (size_t)updates, sizeof *sizes);
    struct going *going = mem_aligned(1, sizeof *going);
    size_t lanes = block_lanes(count);

    going->block = block;
    going->count = count;
    going->rates.alike = block->varies ? NULL : &going->own[0];
    for (size_t i = 0; i < lanes; i++)
        begin_lane(going, i, last, lane[i < count ? i : count - 1]);
    for (long k = 0; k < updates; k++) {
        step(going, lanes);
        measure(going, sizes + k, (size_t)updates);
    }
    free(going);
    return sizes;
}
