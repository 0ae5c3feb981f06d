#include "report/states.h"

#include "base/buf.h"
#include "base/mem.h"
#include "base/number.h"

enum { MOST_ROWS = 20, DIGITS = 6 };

static void add_rate(struct table *table, const struct run *run)
{
    struct buf text = BUF_INIT;

    number_add_display(&text, run->lr, DIGITS);
    buf_puts(&text, run->normalised ? ", normalised" : "");
    table_add(table, buf_detach(&text));
}

static void add_row(struct table *table, const struct trajectory *trajectory, size_t run, size_t k)
{
    const struct state state = run_state(&trajectory->runs[run], k);

    if (trajectory->count > 1)
        add_rate(table, &trajectory->runs[run]);
    table_add_whole(table, run_iteration(&trajectory->runs[run], k));
    for (size_t i = 0; i < trajectory->parameters; i++)
        table_add_number(table, state.parameter[i], DIGITS);
    table_add_number(table, state.loss, DIGITS);
    for (size_t i = 0; i < trajectory->parameters; i++)
        table_add_number(table, state.slope[i], DIGITS);
}

static void add_header(struct table *table, const struct trajectory *trajectory)
{
    if (trajectory->count > 1)
        table_add_text(table, "lr");
    table_add_text(table, "iteration");
    for (size_t i = 0; i < trajectory->parameters; i++)
        table_add_text(table, trajectory->names[i]);
    table_add_text(table, "loss");
    if (trajectory->parameters == 1)
        table_add_text(table, "slope");
    else
        for (size_t i = 0; i < trajectory->parameters; i++)
            table_add(table, table_slope_name(trajectory->names[i]));
}

/* The state to tell after state k: the next, or the next of 1, 2, 5, 10, 20, 50, …. */
static size_t after(size_t k, bool all)
{
    size_t ten = 1;

    if (all || k < 2)
        return k + 1;
    while (ten * 10 <= k)
        ten *= 10;
    return k < 2 * ten ? 2 * ten : k < 5 * ten ? 5 * ten : 10 * ten;
}

static void add_run(struct table *table, const struct trajectory *trajectory, size_t run)
{
    const struct run *states = &trajectory->runs[run];
    size_t last = states->count - 1, wanted = 0;

    for (size_t k = 0; k < last; k++) {
        if (run_iteration(states, k) < wanted)
            continue;
        add_row(table, trajectory, run, k);
        wanted = after(run_iteration(states, k), states->count <= MOST_ROWS);
    }
    add_row(table, trajectory, run, last);
}

struct table states_table(const struct drawn *drawn)
{
    const struct trajectory *trajectory = &drawn->experiment.trajectory;
    const struct kind *kind = drawn->wanted->kind;
    struct table table = {.columns = (trajectory->count > 1) + 2 + 2 * trajectory->parameters};
    struct kind_step step;

    if (!trajectory->count)
        return (struct table){0};
    add_header(&table, trajectory);
    if (kind->step)
        for (size_t i = 0; kind->step(&drawn->experiment, i, &step); i++)
            add_row(&table, trajectory, step.run, step.k);
    else
        for (size_t run = 0; run < trajectory->count; run++)
            add_run(&table, trajectory, run);
    return table;
}
