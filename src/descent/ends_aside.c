#include "descent/ends_aside.h"

#include <math.h>
#include <string.h>

#include "base/wide.h"

static void swap(row lanes, size_t i, size_t j)
{
    double kept = lanes[i];

    lanes[i] = lanes[j];
    lanes[j] = kept;
}

/* What a rule with hyperparameters and memory has of each lane. */
static void swap_memory(struct block *block, size_t i, size_t j)
{
    struct turning *turning = &block->turning;
    struct rates own = block->own[i];

    block->own[i] = block->own[j];
    block->own[j] = own;
    for (size_t h = 0; h < HYPERPARAMETERS_MAX; h++)
        swap(block->rates.hyper[h], i, j);
    for (size_t p = 0; p < block->parameters; p++)
        for (size_t m = 0; m < RULE_MEMORY_MAX; m++) {
            swap(block->memory[p][m], i, j);
            swap(block->memory_before[p][m], i, j);
        }
    for (size_t r = 0; block->turns && r < turning_rows(turning); r++)
        swap(turning->block + r * turning->lanes, i, j);
}

static void swap_lanes(struct block *block, size_t i, size_t j)
{
    size_t run = block->run[i];

    if (block_rule(block)->memory)
        swap_memory(block, i, j);

    block->run[i] = block->run[j];
    block->run[j] = run;
    swap(block->rates.lr, i, j);
    swap(block->broken, i, j);
    swap(block->stopped, i, j);
    for (size_t p = 0; p < block->parameters; p++) {
        swap(block->x[p], i, j);
        swap(block->before[p], i, j);
        swap(block->low[p], i, j);
        swap(block->high[p], i, j);
        if (block->parameters == 1)
            return;
        swap(block->start[p], i, j);
        swap(block->far[p], i, j);
    }
    swap(block->farthest, i, j);
}

static bool is_same(const double *a, const double *b)
{
    return memcmp(a, b, sizeof *a) == 0;
}

/*
 * Whether a lane has come back, its memory too: to the bit, so that a 0 of another sign is another
 * number.
 */
static bool is_back(const struct block *block, size_t i)
{
    for (size_t p = 0; p < block->parameters; p++) {
        if (!isfinite(block->x[p][i]))
            continue;
        if (!is_same(&block->x[p][i], &block->before[p][i]))
            return false;
        for (size_t m = 0; m < block_rule(block)->memory; m++)
            if (!is_same(&block->memory[p][m][i], &block->memory_before[p][m][i]))
                return false;
    }
    return true;
}

/* How many lanes may have come back. */
WIDE_OF(size_t, count_back, (size_t count, const double *x, const double *before),
        (count, x, before))
{
    size_t back = 0;

    for (size_t i = 0; i < count / LANES_UNIT * LANES_UNIT; i++)
        back += (x[i] == before[i]) | !(fabs(x[i]) < INFINITY);
    return back;
}

size_t ends_set_aside(struct block *block, size_t moving)
{
    if (block_rule(block)->correct ||
        !count_back(block_lanes(moving), block->x[0], block->before[0]))
        return moving;
    for (size_t i = 0; i < moving;)
        if (is_back(block, i))
            swap_lanes(block, i, --moving);
        else
            i++;
    return moving;
}

void ends_remember(struct block *block, size_t count)
{
    for (size_t p = 0; p < block->parameters; p++) {
        memcpy(block->before[p], block->x[p], count * sizeof(double));
        for (size_t m = 0; m < block_rule(block)->memory; m++)
            memcpy(block->memory_before[p][m], block->memory[p][m], count * sizeof(double));
    }
}
