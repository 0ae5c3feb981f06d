#include "descent/settling.h"

#include "descent/rule.h"

/*
 * CHUNK states are judged at once. The last OVERLAP of them are judged again with the next ones,
 * since judging a state needs the one before it.
 */
enum { CHUNK = 512, OVERLAP = 2 };

void settling_init(struct settling *settling, const struct rest *rest)
{
    *settling = (struct settling){.rest = rest,
                                  .chunk = {.lr = rest->space.lr,
                                            .optimizer = rest->space.optimizer,
                                            .parameters = rest->space.dimensions,
                                            .memory = rest->space.optimizer.rule->memory}};
}

void settling_release(struct settling *settling)
{
    run_release(&settling->chunk);
}

static struct numbered_state numbered(const struct settling *settling, size_t i)
{
    return (struct numbered_state){run_state(&settling->chunk, i), settling->first + i};
}

static void look(struct settling *settling)
{
    size_t from = rest_from(settling->rest, &settling->chunk);

    if (from < (settling->first ? OVERLAP : 1))
        return;
    settling->found = true;
    settling->moving = numbered(settling, from - 1);
    if (from < settling->chunk.count)
        settling->settled = numbered(settling, from);
}

void settling_add(struct settling *settling, const struct state *state)
{
    struct run *chunk = &settling->chunk;

    if (chunk->count == CHUNK) {
        look(settling);
        for (size_t i = 0; i < OVERLAP; i++) {
            const struct state kept = run_state(chunk, CHUNK - OVERLAP + i);

            run_set_state(chunk, i, &kept);
        }
        chunk->count = OVERLAP;
        settling->first += CHUNK - OVERLAP;
    }
    run_add_state(chunk, state);
}

void settling_finish(struct settling *settling)
{
    look(settling);
}
