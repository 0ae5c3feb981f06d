/*
 * Gives the rows of compiled lanes out: none to instructions that nobody needs, and a row whose
 * last reader is done to the next that needs one.
 */
#include <stdbool.h>
#include <stdlib.h>

#include "base/mem.h"
#include "math/lanes_program.h"

/* Calls `visit` for every row that the instruction reads. */
static void each_operand(struct lane_code *code, void (*visit)(void *context, size_t *row),
                         void *context)
{
    visit(context, &code->a);
    visit(context, &code->b);
    visit(context, &code->c);
    visit(context, &code->d);
}

static void mark(void *context, size_t *row)
{
    ((bool *)context)[*row] = true;
}

/* Drops the instructions that the result does not need. */
static void drop_unused(struct lanes *lanes)
{
    bool *needed = mem_zeroed(lanes->count + lanes->inputs, sizeof *needed);
    size_t kept = 0;

    needed[lanes->result] = true;
    for (size_t i = lanes->count; i-- > 0;)
        if (needed[lanes->code[i].out])
            each_operand(&lanes->code[i], mark, needed);
    for (size_t i = 0; i < lanes->count; i++)
        if (needed[lanes->code[i].out])
            lanes->code[kept++] = lanes->code[i];
    lanes->count = kept;
    free(needed);
}

/* From old rows, one for each instruction, to rows that are used again. */
struct allocation {
    size_t *last;   /* by old row: 1 + the number of the instruction that reads it last; 0: none */
    size_t *place;  /* by old row: the row that it became */
    size_t *vacant; /* rows that may be used again */
    size_t vacant_count;
    size_t inputs; /* rows that stay where they are */
    size_t now;    /* 1 + the number of the current instruction */
};

static void note_use(void *context, size_t *row)
{
    struct allocation *allocation = context;

    allocation->last[*row] = allocation->now;
}

static void place(void *context, size_t *row)
{
    struct allocation *allocation = context;
    size_t old = *row;

    *row = allocation->place[old];
    if (old < allocation->inputs || allocation->last[old] != allocation->now)
        return;
    allocation->last[old] = 0; /* an instruction may read a row twice */
    allocation->vacant[allocation->vacant_count++] = *row;
}

static void allocate_rows(struct lanes *lanes, size_t old_rows)
{
    struct allocation a = {
        .last = mem_zeroed(old_rows, sizeof *a.last),
        .place = mem_zeroed(old_rows, sizeof *a.place),
        .vacant = mem_zeroed(old_rows, sizeof *a.vacant),
        .inputs = lanes->inputs,
    };

    for (size_t i = 0; i < lanes->inputs; i++)
        a.place[i] = i;
    for (size_t i = 0; i < lanes->count; i++) {
        a.now = i + 1;
        each_operand(&lanes->code[i], note_use, &a);
    }
    a.last[lanes->result] = lanes->count + 1;
    for (size_t i = 0; i < lanes->count; i++) {
        struct lane_code *code = &lanes->code[i];
        size_t old = code->out;

        /*
         * Before the operands are placed, so that it is none of the rows that this instruction
         * reads.
         */
        code->out = a.vacant_count ? a.vacant[--a.vacant_count] : lanes->inputs + lanes->rows++;
        a.place[old] = code->out;
        a.now = i + 1;
        each_operand(code, place, &a);
    }
    lanes->result = a.place[lanes->result];
    free(a.last);
    free(a.place);
    free(a.vacant);
}

void lanes_place_rows(struct lanes *lanes)
{
    size_t rows = lanes->count + lanes->inputs;

    drop_unused(lanes);
    allocate_rows(lanes, rows);
}
