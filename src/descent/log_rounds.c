#include "descent/log_rounds.h"

#include <stdlib.h>

#include "base/mem.h"
#include "base/parallel.h"
#include "base/processors.h"

enum { MOST_BLOCKS = 16, BLOCKS_A_THREAD = 3 };

/* Blocks that lie one behind the other in the file. */
struct round {
    struct block blocks[MOST_BLOCKS];
    struct log_plain plain[MOST_BLOCKS];
    size_t count;
    int more; /* as log_input_read_block returned last */
    struct err err;
};

struct rounds {
    struct log_input *input;
    const struct log_shape *shape;
    size_t blocks; /* of a round */
    struct round *now, *next;
};

static void read_round(struct rounds *rounds, struct round *round)
{
    round->count = 0;
    do {
        struct block *block = &round->blocks[round->count];

        round->more = log_input_read_block(rounds->input, block, &round->err);
        round->count += round->more == 1;
    } while (round->more == 1 && round->count < rounds->blocks);
}

/* The first piece reads from the file, since that takes longest. */
static void do_piece(void *context, size_t i)
{
    struct rounds *rounds = context;
    struct round *now = rounds->now;

    if (i > 0)
        log_plain_read(&now->plain[i - 1], rounds->shape, now->blocks[i - 1].text,
                       now->blocks[i - 1].length);
    else if (now->more == 1)
        read_round(rounds, rounds->next);
}

static void swap_block(struct log_input *input, struct block *block)
{
    struct block other = input->lines.block;

    input->lines.block = *block;
    *block = other;
}

static void swap_rounds(struct rounds *rounds)
{
    struct round *now = rounds->now;

    rounds->now = rounds->next;
    rounds->next = now;
}

static void release(struct rounds *rounds)
{
    for (struct round *round = rounds->now; round;
         round = round == rounds->now ? rounds->next : NULL) {
        for (size_t i = 0; i < MOST_BLOCKS; i++) {
            block_release(&round->blocks[i]);
            log_plain_release(&round->plain[i]);
        }
        free(round->err.more);
    }
    free(rounds->now);
    free(rounds->next);
}

int log_rounds(struct log_input *input, const struct log_shape *shape,
               int (*take)(void *context, const struct log_plain *plain, size_t changes,
                           struct err *err),
               void *context, struct err *err)
{
    long jobs = processors_count();
    size_t wanted = (size_t)jobs * BLOCKS_A_THREAD;
    struct rounds rounds = {.input = input,
                            .shape = shape,
                            .blocks = wanted < MOST_BLOCKS ? wanted : MOST_BLOCKS,
                            .now = mem_zeroed(1, sizeof *rounds.now),
                            .next = mem_zeroed(1, sizeof *rounds.next)};
    int result = 0;

    read_round(&rounds, rounds.now);
    while (!result && rounds.now->count) {
        size_t changes = shape->changes, count = rounds.now->count;

        parallel_run(count + 1, count > 1 ? jobs : 1, do_piece, &rounds, NULL);
        for (size_t i = 0; i < count && !result; i++) {
            swap_block(input, &rounds.now->blocks[i]);
            lines_begin_block(&input->lines);
            result = take(context, &rounds.now->plain[i], changes, err);
        }
        if (rounds.now->more != 1)
            break;
        swap_rounds(&rounds);
    }
    if (!result && rounds.now->more < 0)
        result = err_set(err, rounds.now->err.status, "%s", rounds.now->err.message);
    release(&rounds);
    return result;
}
