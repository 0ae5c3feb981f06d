#include "report/states_seen.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"

static uint64_t bits_of(double value)
{
    uint64_t bits;

    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static bool same(double a, double b)
{
    return bits_of(a) == bits_of(b);
}

static size_t slot_of(const struct run *run, size_t k)
{
    uint64_t mixed = (bits_of(run->loss[k]) ^ run_iteration(run, k)) * 0x9E3779B97F4A7C15;

    return mixed >> 50;
}

static bool same_states(const struct run *a, size_t i, const struct run *b, size_t k)
{
    if (!optimizer_is_same(&a->optimizer, &b->optimizer) || a->parameters != b->parameters ||
        !same(a->lr, b->lr) || run_iteration(a, i) != run_iteration(b, k) ||
        !same(a->loss[i], b->loss[k]))
        return false;
    for (size_t p = 0; p < a->parameters; p++)
        if (!same(a->parameter[p][i], b->parameter[p][k]) || !same(a->slope[p][i], b->slope[p][k]))
            return false;
    return true;
}

void states_seen_release(struct states_seen *seen)
{
    free(seen->at);
    free(seen->last);
    *seen = (struct states_seen){0};
}

void states_seen_add(struct states_seen *seen, const struct run *run, size_t k, size_t figure)
{
    size_t slot = slot_of(run, k);

    if (!seen->last)
        seen->last = mem_zeroed(STATES_SEEN_SLOTS, sizeof *seen->last);
    seen->at = mem_grow(seen->at, seen->count, &seen->capacity, sizeof *seen->at);
    seen->at[seen->count++] = (struct seen_state){run, k, figure, seen->last[slot]};
    seen->last[slot] = seen->count;
}

size_t states_seen_at(const struct states_seen *seen, const struct run *run, size_t k)
{
    if (!seen->last)
        return 0;
    for (size_t i = seen->last[slot_of(run, k)]; i; i = seen->at[i - 1].before)
        if (same_states(seen->at[i - 1].run, seen->at[i - 1].k, run, k))
            return seen->at[i - 1].figure;
    return 0;
}
